// Made by scripts/families.mjs; do not edit.
import type { Family } from "../families/family.ts";
import { adafruit } from "../families/vendors/adafruit.ts";
import { aezeedSeed } from "../families/vendors/aezeed-seed.ts";
import { ageSecretKey } from "../families/vendors/age-secret-key.ts";
import { airtable } from "../families/vendors/airtable.ts";
import { aiven } from "../families/vendors/aiven.ts";
import { alchemy } from "../families/vendors/alchemy.ts";
import { algolia } from "../families/vendors/algolia.ts";
import { algorandMnemonic } from "../families/vendors/algorand-mnemonic.ts";
import { alibabaCloud } from "../families/vendors/alibaba-cloud.ts";
import { alphavantage } from "../families/vendors/alphavantage.ts";
import { amberdata } from "../families/vendors/amberdata.ts";
import { ankr } from "../families/vendors/ankr.ts";
import { antelopeKey } from "../families/vendors/antelope-key.ts";
import { anthropic } from "../families/vendors/anthropic.ts";
import { apify } from "../families/vendors/apify.ts";
import { aptosPrivateKey } from "../families/vendors/aptos-private-key.ts";
import { arkham } from "../families/vendors/arkham.ts";
import { asana } from "../families/vendors/asana.ts";
import { assemblyai } from "../families/vendors/assemblyai.ts";
import { atlassian } from "../families/vendors/atlassian.ts";
import { aws } from "../families/vendors/aws.ts";
import { axiom } from "../families/vendors/axiom.ts";
import { azure } from "../families/vendors/azure.ts";
import { backblaze } from "../families/vendors/backblaze.ts";
import { biconomy } from "../families/vendors/biconomy.ts";
import { bip32Xprv } from "../families/vendors/bip32-xprv.ts";
import { bip38 } from "../families/vendors/bip38.ts";
import { bip39Mnemonic } from "../families/vendors/bip39-mnemonic.ts";
import { birdeye } from "../families/vendors/birdeye.ts";
import { bitbucket } from "../families/vendors/bitbucket.ts";
import { bitcoinWif } from "../families/vendors/bitcoin-wif.ts";
import { bitquery } from "../families/vendors/bitquery.ts";
import { bitwarden } from "../families/vendors/bitwarden.ts";
import { blastapi } from "../families/vendors/blastapi.ts";
import { blockdaemon } from "../families/vendors/blockdaemon.ts";
import { blockfrost } from "../families/vendors/blockfrost.ts";
import { braveSearch } from "../families/vendors/brave-search.ts";
import { brevo } from "../families/vendors/brevo.ts";
import { btcpay } from "../families/vendors/btcpay.ts";
import { buildkite } from "../families/vendors/buildkite.ts";
import { cardanoSkey } from "../families/vendors/cardano-skey.ts";
import { cartesia } from "../families/vendors/cartesia.ts";
import { cerebras } from "../families/vendors/cerebras.ts";
import { chainstack } from "../families/vendors/chainstack.ts";
import { circleci } from "../families/vendors/circleci.ts";
import { clerk } from "../families/vendors/clerk.ts";
import { clickhouseCloud } from "../families/vendors/clickhouse-cloud.ts";
import { clickup } from "../families/vendors/clickup.ts";
import { clojars } from "../families/vendors/clojars.ts";
import { cloudflare } from "../families/vendors/cloudflare.ts";
import { cloudsmith } from "../families/vendors/cloudsmith.ts";
import { cockroachCloud } from "../families/vendors/cockroach-cloud.ts";
import { cohere } from "../families/vendors/cohere.ts";
import { coinapi } from "../families/vendors/coinapi.ts";
import { coinbaseCdpWalletSecret } from "../families/vendors/coinbase-cdp-wallet-secret.ts";
import { coinbaseCommerce } from "../families/vendors/coinbase-commerce.ts";
import { coingecko } from "../families/vendors/coingecko.ts";
import { coinglass } from "../families/vendors/coinglass.ts";
import { coinmarketcap } from "../families/vendors/coinmarketcap.ts";
import { contentful } from "../families/vendors/contentful.ts";
import { context7 } from "../families/vendors/context7.ts";
import { cornix } from "../families/vendors/cornix.ts";
import { cosmosKey } from "../families/vendors/cosmos-key.ts";
import { covalent } from "../families/vendors/covalent.ts";
import { cratesIo } from "../families/vendors/crates-io.ts";
import { crossmint } from "../families/vendors/crossmint.ts";
import { cryptocompare } from "../families/vendors/cryptocompare.ts";
import { cursor } from "../families/vendors/cursor.ts";
import { dashscope } from "../families/vendors/dashscope.ts";
import { databento } from "../families/vendors/databento.ts";
import { databricks } from "../families/vendors/databricks.ts";
import { datadog } from "../families/vendors/datadog.ts";
import { datastaxAstra } from "../families/vendors/datastax-astra.ts";
import { daytona } from "../families/vendors/daytona.ts";
import { deepgram } from "../families/vendors/deepgram.ts";
import { deepl } from "../families/vendors/deepl.ts";
import { deepseek } from "../families/vendors/deepseek.ts";
import { denoDeploy } from "../families/vendors/deno-deploy.ts";
import { devin } from "../families/vendors/devin.ts";
import { digitalocean } from "../families/vendors/digitalocean.ts";
import { dingtalk } from "../families/vendors/dingtalk.ts";
import { discord } from "../families/vendors/discord.ts";
import { dockerHub } from "../families/vendors/docker-hub.ts";
import { dockerSwarm } from "../families/vendors/docker-swarm.ts";
import { doppler } from "../families/vendors/doppler.ts";
import { dropbox } from "../families/vendors/dropbox.ts";
import { drpc } from "../families/vendors/drpc.ts";
import { duffel } from "../families/vendors/duffel.ts";
import { dune } from "../families/vendors/dune.ts";
import { dynamic } from "../families/vendors/dynamic.ts";
import { dynatrace } from "../families/vendors/dynatrace.ts";
import { e2b } from "../families/vendors/e2b.ts";
import { easypost } from "../families/vendors/easypost.ts";
import { elasticCloud } from "../families/vendors/elastic-cloud.ts";
import { electrumSeed } from "../families/vendors/electrum-seed.ts";
import { elevenlabs } from "../families/vendors/elevenlabs.ts";
import { ethereumKeystore } from "../families/vendors/ethereum-keystore.ts";
import { etherscan } from "../families/vendors/etherscan.ts";
import { evmPrivateKey } from "../families/vendors/evm-private-key.ts";
import { facebook } from "../families/vendors/facebook.ts";
import { fal } from "../families/vendors/fal.ts";
import { fastly } from "../families/vendors/fastly.ts";
import { figma } from "../families/vendors/figma.ts";
import { filecoinKey } from "../families/vendors/filecoin-key.ts";
import { finnhub } from "../families/vendors/finnhub.ts";
import { firecrawl } from "../families/vendors/firecrawl.ts";
import { fireworks } from "../families/vendors/fireworks.ts";
import { flutterwave } from "../families/vendors/flutterwave.ts";
import { flyIo } from "../families/vendors/fly-io.ts";
import { frameio } from "../families/vendors/frameio.ts";
import { getblock } from "../families/vendors/getblock.ts";
import { ghost } from "../families/vendors/ghost.ts";
import { github } from "../families/vendors/github.ts";
import { gitlab } from "../families/vendors/gitlab.ts";
import { glassnode } from "../families/vendors/glassnode.ts";
import { googleChat } from "../families/vendors/google-chat.ts";
import { googleCloud } from "../families/vendors/google-cloud.ts";
import { grafana } from "../families/vendors/grafana.ts";
import { groq } from "../families/vendors/groq.ts";
import { harness } from "../families/vendors/harness.ts";
import { hashicorpVault } from "../families/vendors/hashicorp-vault.ts";
import { hashicorpVaultUnseal } from "../families/vendors/hashicorp-vault-unseal.ts";
import { hederaKey } from "../families/vendors/hedera-key.ts";
import { helicone } from "../families/vendors/helicone.ts";
import { helius } from "../families/vendors/helius.ts";
import { heroku } from "../families/vendors/heroku.ts";
import { hetzner } from "../families/vendors/hetzner.ts";
import { hexSeed } from "../families/vendors/hex-seed.ts";
import { honeycomb } from "../families/vendors/honeycomb.ts";
import { hubspot } from "../families/vendors/hubspot.ts";
import { huggingFace } from "../families/vendors/hugging-face.ts";
import { infisical } from "../families/vendors/infisical.ts";
import { infracost } from "../families/vendors/infracost.ts";
import { infura } from "../families/vendors/infura.ts";
import { intercom } from "../families/vendors/intercom.ts";
import { jfrog } from "../families/vendors/jfrog.ts";
import { jina } from "../families/vendors/jina.ts";
import { jwt } from "../families/vendors/jwt.ts";
import { kaiko } from "../families/vendors/kaiko.ts";
import { kimi } from "../families/vendors/kimi.ts";
import { langfuse } from "../families/vendors/langfuse.ts";
import { langsmith } from "../families/vendors/langsmith.ts";
import { lark } from "../families/vendors/lark.ts";
import { launchdarkly } from "../families/vendors/launchdarkly.ts";
import { lightningMacaroon } from "../families/vendors/lightning-macaroon.ts";
import { line } from "../families/vendors/line.ts";
import { linear } from "../families/vendors/linear.ts";
import { linode } from "../families/vendors/linode.ts";
import { llamacloud } from "../families/vendors/llamacloud.ts";
import { logfire } from "../families/vendors/logfire.ts";
import { lunarcrush } from "../families/vendors/lunarcrush.ts";
import { magic } from "../families/vendors/magic.ts";
import { mailchimp } from "../families/vendors/mailchimp.ts";
import { mailersend } from "../families/vendors/mailersend.ts";
import { mailgun } from "../families/vendors/mailgun.ts";
import { mapbox } from "../families/vendors/mapbox.ts";
import { maxmind } from "../families/vendors/maxmind.ts";
import { mercadoPago } from "../families/vendors/mercado-pago.ts";
import { mercury } from "../families/vendors/mercury.ts";
import { mergify } from "../families/vendors/mergify.ts";
import { messari } from "../families/vendors/messari.ts";
import { microsoftTeams } from "../families/vendors/microsoft-teams.ts";
import { miniKey } from "../families/vendors/mini-key.ts";
import { minimax } from "../families/vendors/minimax.ts";
import { mistral } from "../families/vendors/mistral.ts";
import { moneroSeed } from "../families/vendors/monero-seed.ts";
import { mongodbAtlas } from "../families/vendors/mongodb-atlas.ts";
import { moralis } from "../families/vendors/moralis.ts";
import { nansen } from "../families/vendors/nansen.ts";
import { nearPrivateKey } from "../families/vendors/near-private-key.ts";
import { neon } from "../families/vendors/neon.ts";
import { netlify } from "../families/vendors/netlify.ts";
import { newRelic } from "../families/vendors/new-relic.ts";
import { ngrok } from "../families/vendors/ngrok.ts";
import { nostrKey } from "../families/vendors/nostr-key.ts";
import { notion } from "../families/vendors/notion.ts";
import { nownodes } from "../families/vendors/nownodes.ts";
import { nowpayments } from "../families/vendors/nowpayments.ts";
import { npm } from "../families/vendors/npm.ts";
import { ntfy } from "../families/vendors/ntfy.ts";
import { nuget } from "../families/vendors/nuget.ts";
import { nvidia } from "../families/vendors/nvidia.ts";
import { octopusDeploy } from "../families/vendors/octopus-deploy.ts";
import { okta } from "../families/vendors/okta.ts";
import { oneInch } from "../families/vendors/one-inch.ts";
import { onepassword } from "../families/vendors/onepassword.ts";
import { onesignal } from "../families/vendors/onesignal.ts";
import { onfido } from "../families/vendors/onfido.ts";
import { openai } from "../families/vendors/openai.ts";
import { openrouter } from "../families/vendors/openrouter.ts";
import { openshift } from "../families/vendors/openshift.ts";
import { packagist } from "../families/vendors/packagist.ts";
import { paddle } from "../families/vendors/paddle.ts";
import { pagerduty } from "../families/vendors/pagerduty.ts";
import { paypalBraintree } from "../families/vendors/paypal-braintree.ts";
import { paystack } from "../families/vendors/paystack.ts";
import { perplexity } from "../families/vendors/perplexity.ts";
import { pimlico } from "../families/vendors/pimlico.ts";
import { pinata } from "../families/vendors/pinata.ts";
import { pinecone } from "../families/vendors/pinecone.ts";
import { plaid } from "../families/vendors/plaid.ts";
import { planetscale } from "../families/vendors/planetscale.ts";
import { polar } from "../families/vendors/polar.ts";
import { polkadotSuri } from "../families/vendors/polkadot-suri.ts";
import { polygonIo } from "../families/vendors/polygon-io.ts";
import { posthog } from "../families/vendors/posthog.ts";
import { postman } from "../families/vendors/postman.ts";
import { postmark } from "../families/vendors/postmark.ts";
import { prefect } from "../families/vendors/prefect.ts";
import { privateKey } from "../families/vendors/private-key.ts";
import { privy } from "../families/vendors/privy.ts";
import { pulumi } from "../families/vendors/pulumi.ts";
import { pushover } from "../families/vendors/pushover.ts";
import { pushplus } from "../families/vendors/pushplus.ts";
import { pypi } from "../families/vendors/pypi.ts";
import { quicknode } from "../families/vendors/quicknode.ts";
import { railway } from "../families/vendors/railway.ts";
import { ramp } from "../families/vendors/ramp.ts";
import { razorpay } from "../families/vendors/razorpay.ts";
import { readme } from "../families/vendors/readme.ts";
import { render } from "../families/vendors/render.ts";
import { replicate } from "../families/vendors/replicate.ts";
import { resend } from "../families/vendors/resend.ts";
import { rootly } from "../families/vendors/rootly.ts";
import { rubygems } from "../families/vendors/rubygems.ts";
import { runpod } from "../families/vendors/runpod.ts";
import { salesforce } from "../families/vendors/salesforce.ts";
import { santiment } from "../families/vendors/santiment.ts";
import { scaleway } from "../families/vendors/scaleway.ts";
import { scalingo } from "../families/vendors/scalingo.ts";
import { segment } from "../families/vendors/segment.ts";
import { sendgrid } from "../families/vendors/sendgrid.ts";
import { sentry } from "../families/vendors/sentry.ts";
import { serverchan } from "../families/vendors/serverchan.ts";
import { shippo } from "../families/vendors/shippo.ts";
import { shopify } from "../families/vendors/shopify.ts";
import { shyft } from "../families/vendors/shyft.ts";
import { siliconflow } from "../families/vendors/siliconflow.ts";
import { slack } from "../families/vendors/slack.ts";
import { slip39Share } from "../families/vendors/slip39-share.ts";
import { snyk } from "../families/vendors/snyk.ts";
import { solanaKeypair } from "../families/vendors/solana-keypair.ts";
import { sonarqube } from "../families/vendors/sonarqube.ts";
import { sourcegraph } from "../families/vendors/sourcegraph.ts";
import { square } from "../families/vendors/square.ts";
import { stability } from "../families/vendors/stability.ts";
import { starknetKey } from "../families/vendors/starknet-key.ts";
import { statsig } from "../families/vendors/statsig.ts";
import { stellarSeed } from "../families/vendors/stellar-seed.ts";
import { stripe } from "../families/vendors/stripe.ts";
import { stytch } from "../families/vendors/stytch.ts";
import { suiPrivateKey } from "../families/vendors/sui-private-key.ts";
import { supabase } from "../families/vendors/supabase.ts";
import { syndica } from "../families/vendors/syndica.ts";
import { tailscale } from "../families/vendors/tailscale.ts";
import { tardis } from "../families/vendors/tardis.ts";
import { tatum } from "../families/vendors/tatum.ts";
import { tavily } from "../families/vendors/tavily.ts";
import { telegramBot } from "../families/vendors/telegram-bot.ts";
import { telnyx } from "../families/vendors/telnyx.ts";
import { tencentCloud } from "../families/vendors/tencent-cloud.ts";
import { tenderly } from "../families/vendors/tenderly.ts";
import { terraformCloud } from "../families/vendors/terraform-cloud.ts";
import { tezosSecret } from "../families/vendors/tezos-secret.ts";
import { thegraph } from "../families/vendors/thegraph.ts";
import { thirdweb } from "../families/vendors/thirdweb.ts";
import { threeCommas } from "../families/vendors/three-commas.ts";
import { tiingo } from "../families/vendors/tiingo.ts";
import { together } from "../families/vendors/together.ts";
import { tonMnemonic } from "../families/vendors/ton-mnemonic.ts";
import { totpSeed } from "../families/vendors/totp-seed.ts";
import { tradingviewWebhook } from "../families/vendors/tradingview-webhook.ts";
import { trello } from "../families/vendors/trello.ts";
import { triton } from "../families/vendors/triton.ts";
import { tronPrivateKey } from "../families/vendors/tron-private-key.ts";
import { turnkey } from "../families/vendors/turnkey.ts";
import { twelvedata } from "../families/vendors/twelvedata.ts";
import { twilio } from "../families/vendors/twilio.ts";
import { twitter } from "../families/vendors/twitter.ts";
import { typeform } from "../families/vendors/typeform.ts";
import { unkey } from "../families/vendors/unkey.ts";
import { upcloud } from "../families/vendors/upcloud.ts";
import { upstash } from "../families/vendors/upstash.ts";
import { urlCredentials } from "../families/vendors/url-credentials.ts";
import { urlQuerySecret } from "../families/vendors/url-query-secret.ts";
import { valTown } from "../families/vendors/val-town.ts";
import { vercel } from "../families/vendors/vercel.ts";
import { volcengine } from "../families/vendors/volcengine.ts";
import { voyage } from "../families/vendors/voyage.ts";
import { vultr } from "../families/vendors/vultr.ts";
import { wakatime } from "../families/vendors/wakatime.ts";
import { wandb } from "../families/vendors/wandb.ts";
import { wecom } from "../families/vendors/wecom.ts";
import { wise } from "../families/vendors/wise.ts";
import { xai } from "../families/vendors/xai.ts";
import { xendit } from "../families/vendors/xendit.ts";
import { xrpSeed } from "../families/vendors/xrp-seed.ts";
import { yandexCloud } from "../families/vendors/yandex-cloud.ts";
import { zerion } from "../families/vendors/zerion.ts";
import { zerodev } from "../families/vendors/zerodev.ts";
import { zhipu } from "../families/vendors/zhipu.ts";

/** Every family that is no exchange, sorted by id. */
export const FAMILIES: readonly Family[] = [
  adafruit,
  aezeedSeed,
  ageSecretKey,
  airtable,
  aiven,
  alchemy,
  algolia,
  algorandMnemonic,
  alibabaCloud,
  alphavantage,
  amberdata,
  ankr,
  antelopeKey,
  anthropic,
  apify,
  aptosPrivateKey,
  arkham,
  asana,
  assemblyai,
  atlassian,
  aws,
  axiom,
  azure,
  backblaze,
  biconomy,
  bip32Xprv,
  bip38,
  bip39Mnemonic,
  birdeye,
  bitbucket,
  bitcoinWif,
  bitquery,
  bitwarden,
  blastapi,
  blockdaemon,
  blockfrost,
  braveSearch,
  brevo,
  btcpay,
  buildkite,
  cardanoSkey,
  cartesia,
  cerebras,
  chainstack,
  circleci,
  clerk,
  clickhouseCloud,
  clickup,
  clojars,
  cloudflare,
  cloudsmith,
  cockroachCloud,
  cohere,
  coinapi,
  coinbaseCdpWalletSecret,
  coinbaseCommerce,
  coingecko,
  coinglass,
  coinmarketcap,
  contentful,
  context7,
  cornix,
  cosmosKey,
  covalent,
  cratesIo,
  crossmint,
  cryptocompare,
  cursor,
  dashscope,
  databento,
  databricks,
  datadog,
  datastaxAstra,
  daytona,
  deepgram,
  deepl,
  deepseek,
  denoDeploy,
  devin,
  digitalocean,
  dingtalk,
  discord,
  dockerHub,
  dockerSwarm,
  doppler,
  dropbox,
  drpc,
  duffel,
  dune,
  dynamic,
  dynatrace,
  e2b,
  easypost,
  elasticCloud,
  electrumSeed,
  elevenlabs,
  ethereumKeystore,
  etherscan,
  evmPrivateKey,
  facebook,
  fal,
  fastly,
  figma,
  filecoinKey,
  finnhub,
  firecrawl,
  fireworks,
  flutterwave,
  flyIo,
  frameio,
  getblock,
  ghost,
  github,
  gitlab,
  glassnode,
  googleChat,
  googleCloud,
  grafana,
  groq,
  harness,
  hashicorpVault,
  hashicorpVaultUnseal,
  hederaKey,
  helicone,
  helius,
  heroku,
  hetzner,
  hexSeed,
  honeycomb,
  hubspot,
  huggingFace,
  infisical,
  infracost,
  infura,
  intercom,
  jfrog,
  jina,
  jwt,
  kaiko,
  kimi,
  langfuse,
  langsmith,
  lark,
  launchdarkly,
  lightningMacaroon,
  line,
  linear,
  linode,
  llamacloud,
  logfire,
  lunarcrush,
  magic,
  mailchimp,
  mailersend,
  mailgun,
  mapbox,
  maxmind,
  mercadoPago,
  mercury,
  mergify,
  messari,
  microsoftTeams,
  miniKey,
  minimax,
  mistral,
  moneroSeed,
  mongodbAtlas,
  moralis,
  nansen,
  nearPrivateKey,
  neon,
  netlify,
  newRelic,
  ngrok,
  nostrKey,
  notion,
  nownodes,
  nowpayments,
  npm,
  ntfy,
  nuget,
  nvidia,
  octopusDeploy,
  okta,
  oneInch,
  onepassword,
  onesignal,
  onfido,
  openai,
  openrouter,
  openshift,
  packagist,
  paddle,
  pagerduty,
  paypalBraintree,
  paystack,
  perplexity,
  pimlico,
  pinata,
  pinecone,
  plaid,
  planetscale,
  polar,
  polkadotSuri,
  polygonIo,
  posthog,
  postman,
  postmark,
  prefect,
  privateKey,
  privy,
  pulumi,
  pushover,
  pushplus,
  pypi,
  quicknode,
  railway,
  ramp,
  razorpay,
  readme,
  render,
  replicate,
  resend,
  rootly,
  rubygems,
  runpod,
  salesforce,
  santiment,
  scaleway,
  scalingo,
  segment,
  sendgrid,
  sentry,
  serverchan,
  shippo,
  shopify,
  shyft,
  siliconflow,
  slack,
  slip39Share,
  snyk,
  solanaKeypair,
  sonarqube,
  sourcegraph,
  square,
  stability,
  starknetKey,
  statsig,
  stellarSeed,
  stripe,
  stytch,
  suiPrivateKey,
  supabase,
  syndica,
  tailscale,
  tardis,
  tatum,
  tavily,
  telegramBot,
  telnyx,
  tencentCloud,
  tenderly,
  terraformCloud,
  tezosSecret,
  thegraph,
  thirdweb,
  threeCommas,
  tiingo,
  together,
  tonMnemonic,
  totpSeed,
  tradingviewWebhook,
  trello,
  triton,
  tronPrivateKey,
  turnkey,
  twelvedata,
  twilio,
  twitter,
  typeform,
  unkey,
  upcloud,
  upstash,
  urlCredentials,
  urlQuerySecret,
  valTown,
  vercel,
  volcengine,
  voyage,
  vultr,
  wakatime,
  wandb,
  wecom,
  wise,
  xai,
  xendit,
  xrpSeed,
  yandexCloud,
  zerion,
  zerodev,
  zhipu,
];
