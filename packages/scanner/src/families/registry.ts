import type { Family } from "./family.ts";
import { adafruit } from "./vendors/adafruit.ts";
import { aezeedSeed } from "./vendors/aezeed-seed.ts";
import { ageSecretKey } from "./vendors/age-secret-key.ts";
import { airtable } from "./vendors/airtable.ts";
import { alchemy } from "./vendors/alchemy.ts";
import { algolia } from "./vendors/algolia.ts";
import { algorandMnemonic } from "./vendors/algorand-mnemonic.ts";
import { alibabaCloud } from "./vendors/alibaba-cloud.ts";
import { alphavantage } from "./vendors/alphavantage.ts";
import { amberdata } from "./vendors/amberdata.ts";
import { ankr } from "./vendors/ankr.ts";
import { antelopeKey } from "./vendors/antelope-key.ts";
import { anthropic } from "./vendors/anthropic.ts";
import { apify } from "./vendors/apify.ts";
import { aptosPrivateKey } from "./vendors/aptos-private-key.ts";
import { arkham } from "./vendors/arkham.ts";
import { asana } from "./vendors/asana.ts";
import { assemblyai } from "./vendors/assemblyai.ts";
import { atlassian } from "./vendors/atlassian.ts";
import { aws } from "./vendors/aws.ts";
import { azure } from "./vendors/azure.ts";
import { biconomy } from "./vendors/biconomy.ts";
import { bip32Xprv } from "./vendors/bip32-xprv.ts";
import { bip38 } from "./vendors/bip38.ts";
import { bip39Mnemonic } from "./vendors/bip39-mnemonic.ts";
import { birdeye } from "./vendors/birdeye.ts";
import { bitbucket } from "./vendors/bitbucket.ts";
import { bitcoinWif } from "./vendors/bitcoin-wif.ts";
import { bitquery } from "./vendors/bitquery.ts";
import { blastapi } from "./vendors/blastapi.ts";
import { blockdaemon } from "./vendors/blockdaemon.ts";
import { blockfrost } from "./vendors/blockfrost.ts";
import { brevo } from "./vendors/brevo.ts";
import { btcpay } from "./vendors/btcpay.ts";
import { buildkite } from "./vendors/buildkite.ts";
import { cardanoSkey } from "./vendors/cardano-skey.ts";
import { cerebras } from "./vendors/cerebras.ts";
import { chainstack } from "./vendors/chainstack.ts";
import { circleci } from "./vendors/circleci.ts";
import { clickhouseCloud } from "./vendors/clickhouse-cloud.ts";
import { clojars } from "./vendors/clojars.ts";
import { cloudflare } from "./vendors/cloudflare.ts";
import { cohere } from "./vendors/cohere.ts";
import { coinapi } from "./vendors/coinapi.ts";
import { coinbaseCdpWalletSecret } from "./vendors/coinbase-cdp-wallet-secret.ts";
import { coinbaseCommerce } from "./vendors/coinbase-commerce.ts";
import { coingecko } from "./vendors/coingecko.ts";
import { coinmarketcap } from "./vendors/coinmarketcap.ts";
import { contentful } from "./vendors/contentful.ts";
import { cornix } from "./vendors/cornix.ts";
import { cosmosKey } from "./vendors/cosmos-key.ts";
import { covalent } from "./vendors/covalent.ts";
import { cratesIo } from "./vendors/crates-io.ts";
import { crossmint } from "./vendors/crossmint.ts";
import { cryptocompare } from "./vendors/cryptocompare.ts";
import { databento } from "./vendors/databento.ts";
import { databricks } from "./vendors/databricks.ts";
import { datadog } from "./vendors/datadog.ts";
import { deepgram } from "./vendors/deepgram.ts";
import { deepseek } from "./vendors/deepseek.ts";
import { denoDeploy } from "./vendors/deno-deploy.ts";
import { digitalocean } from "./vendors/digitalocean.ts";
import { discord } from "./vendors/discord.ts";
import { dockerHub } from "./vendors/docker-hub.ts";
import { doppler } from "./vendors/doppler.ts";
import { dropbox } from "./vendors/dropbox.ts";
import { drpc } from "./vendors/drpc.ts";
import { duffel } from "./vendors/duffel.ts";
import { dune } from "./vendors/dune.ts";
import { dynamic } from "./vendors/dynamic.ts";
import { dynatrace } from "./vendors/dynatrace.ts";
import { e2b } from "./vendors/e2b.ts";
import { easypost } from "./vendors/easypost.ts";
import { electrumSeed } from "./vendors/electrum-seed.ts";
import { elevenlabs } from "./vendors/elevenlabs.ts";
import { ethereumKeystore } from "./vendors/ethereum-keystore.ts";
import { etherscan } from "./vendors/etherscan.ts";
import { evmPrivateKey } from "./vendors/evm-private-key.ts";
import { facebook } from "./vendors/facebook.ts";
import { fastly } from "./vendors/fastly.ts";
import { figma } from "./vendors/figma.ts";
import { filecoinKey } from "./vendors/filecoin-key.ts";
import { finnhub } from "./vendors/finnhub.ts";
import { fireworks } from "./vendors/fireworks.ts";
import { flutterwave } from "./vendors/flutterwave.ts";
import { flyIo } from "./vendors/fly-io.ts";
import { frameio } from "./vendors/frameio.ts";
import { getblock } from "./vendors/getblock.ts";
import { github } from "./vendors/github.ts";
import { gitlab } from "./vendors/gitlab.ts";
import { glassnode } from "./vendors/glassnode.ts";
import { googleCloud } from "./vendors/google-cloud.ts";
import { grafana } from "./vendors/grafana.ts";
import { groq } from "./vendors/groq.ts";
import { harness } from "./vendors/harness.ts";
import { hashicorpVault } from "./vendors/hashicorp-vault.ts";
import { hederaKey } from "./vendors/hedera-key.ts";
import { helius } from "./vendors/helius.ts";
import { heroku } from "./vendors/heroku.ts";
import { hetzner } from "./vendors/hetzner.ts";
import { hexSeed } from "./vendors/hex-seed.ts";
import { hubspot } from "./vendors/hubspot.ts";
import { huggingFace } from "./vendors/hugging-face.ts";
import { infisical } from "./vendors/infisical.ts";
import { infracost } from "./vendors/infracost.ts";
import { infura } from "./vendors/infura.ts";
import { jfrog } from "./vendors/jfrog.ts";
import { jina } from "./vendors/jina.ts";
import { jwt } from "./vendors/jwt.ts";
import { kaiko } from "./vendors/kaiko.ts";
import { langfuse } from "./vendors/langfuse.ts";
import { langsmith } from "./vendors/langsmith.ts";
import { launchdarkly } from "./vendors/launchdarkly.ts";
import { lightningMacaroon } from "./vendors/lightning-macaroon.ts";
import { linear } from "./vendors/linear.ts";
import { linode } from "./vendors/linode.ts";
import { lunarcrush } from "./vendors/lunarcrush.ts";
import { magic } from "./vendors/magic.ts";
import { mailchimp } from "./vendors/mailchimp.ts";
import { mailgun } from "./vendors/mailgun.ts";
import { mapbox } from "./vendors/mapbox.ts";
import { maxmind } from "./vendors/maxmind.ts";
import { messari } from "./vendors/messari.ts";
import { microsoftTeams } from "./vendors/microsoft-teams.ts";
import { miniKey } from "./vendors/mini-key.ts";
import { mistral } from "./vendors/mistral.ts";
import { moneroSeed } from "./vendors/monero-seed.ts";
import { mongodbAtlas } from "./vendors/mongodb-atlas.ts";
import { moralis } from "./vendors/moralis.ts";
import { nansen } from "./vendors/nansen.ts";
import { nearPrivateKey } from "./vendors/near-private-key.ts";
import { neon } from "./vendors/neon.ts";
import { netlify } from "./vendors/netlify.ts";
import { newRelic } from "./vendors/new-relic.ts";
import { ngrok } from "./vendors/ngrok.ts";
import { nostrKey } from "./vendors/nostr-key.ts";
import { notion } from "./vendors/notion.ts";
import { nownodes } from "./vendors/nownodes.ts";
import { nowpayments } from "./vendors/nowpayments.ts";
import { npm } from "./vendors/npm.ts";
import { ntfy } from "./vendors/ntfy.ts";
import { nuget } from "./vendors/nuget.ts";
import { nvidia } from "./vendors/nvidia.ts";
import { octopusDeploy } from "./vendors/octopus-deploy.ts";
import { okta } from "./vendors/okta.ts";
import { onepassword } from "./vendors/onepassword.ts";
import { openai } from "./vendors/openai.ts";
import { openrouter } from "./vendors/openrouter.ts";
import { openshift } from "./vendors/openshift.ts";
import { paddle } from "./vendors/paddle.ts";
import { pagerduty } from "./vendors/pagerduty.ts";
import { paypalBraintree } from "./vendors/paypal-braintree.ts";
import { perplexity } from "./vendors/perplexity.ts";
import { pimlico } from "./vendors/pimlico.ts";
import { pinata } from "./vendors/pinata.ts";
import { pinecone } from "./vendors/pinecone.ts";
import { plaid } from "./vendors/plaid.ts";
import { planetscale } from "./vendors/planetscale.ts";
import { polkadotSuri } from "./vendors/polkadot-suri.ts";
import { polygonIo } from "./vendors/polygon-io.ts";
import { posthog } from "./vendors/posthog.ts";
import { postman } from "./vendors/postman.ts";
import { postmark } from "./vendors/postmark.ts";
import { prefect } from "./vendors/prefect.ts";
import { privateKey } from "./vendors/private-key.ts";
import { privy } from "./vendors/privy.ts";
import { pulumi } from "./vendors/pulumi.ts";
import { pushover } from "./vendors/pushover.ts";
import { pypi } from "./vendors/pypi.ts";
import { quicknode } from "./vendors/quicknode.ts";
import { railway } from "./vendors/railway.ts";
import { razorpay } from "./vendors/razorpay.ts";
import { readme } from "./vendors/readme.ts";
import { render } from "./vendors/render.ts";
import { replicate } from "./vendors/replicate.ts";
import { resend } from "./vendors/resend.ts";
import { rubygems } from "./vendors/rubygems.ts";
import { salesforce } from "./vendors/salesforce.ts";
import { santiment } from "./vendors/santiment.ts";
import { scalingo } from "./vendors/scalingo.ts";
import { sendgrid } from "./vendors/sendgrid.ts";
import { sentry } from "./vendors/sentry.ts";
import { shippo } from "./vendors/shippo.ts";
import { shopify } from "./vendors/shopify.ts";
import { shyft } from "./vendors/shyft.ts";
import { slack } from "./vendors/slack.ts";
import { slip39Share } from "./vendors/slip39-share.ts";
import { snyk } from "./vendors/snyk.ts";
import { solanaKeypair } from "./vendors/solana-keypair.ts";
import { sonarqube } from "./vendors/sonarqube.ts";
import { sourcegraph } from "./vendors/sourcegraph.ts";
import { square } from "./vendors/square.ts";
import { starknetKey } from "./vendors/starknet-key.ts";
import { stellarSeed } from "./vendors/stellar-seed.ts";
import { stripe } from "./vendors/stripe.ts";
import { suiPrivateKey } from "./vendors/sui-private-key.ts";
import { supabase } from "./vendors/supabase.ts";
import { syndica } from "./vendors/syndica.ts";
import { tailscale } from "./vendors/tailscale.ts";
import { tardis } from "./vendors/tardis.ts";
import { tavily } from "./vendors/tavily.ts";
import { telegramBot } from "./vendors/telegram-bot.ts";
import { tencentCloud } from "./vendors/tencent-cloud.ts";
import { tenderly } from "./vendors/tenderly.ts";
import { terraformCloud } from "./vendors/terraform-cloud.ts";
import { tezosSecret } from "./vendors/tezos-secret.ts";
import { thegraph } from "./vendors/thegraph.ts";
import { thirdweb } from "./vendors/thirdweb.ts";
import { threeCommas } from "./vendors/three-commas.ts";
import { together } from "./vendors/together.ts";
import { tonMnemonic } from "./vendors/ton-mnemonic.ts";
import { totpSeed } from "./vendors/totp-seed.ts";
import { tradingviewWebhook } from "./vendors/tradingview-webhook.ts";
import { triton } from "./vendors/triton.ts";
import { tronPrivateKey } from "./vendors/tron-private-key.ts";
import { turnkey } from "./vendors/turnkey.ts";
import { twelvedata } from "./vendors/twelvedata.ts";
import { twilio } from "./vendors/twilio.ts";
import { twitter } from "./vendors/twitter.ts";
import { typeform } from "./vendors/typeform.ts";
import { upstash } from "./vendors/upstash.ts";
import { urlCredentials } from "./vendors/url-credentials.ts";
import { urlQuerySecret } from "./vendors/url-query-secret.ts";
import { vercel } from "./vendors/vercel.ts";
import { vultr } from "./vendors/vultr.ts";
import { wandb } from "./vendors/wandb.ts";
import { wise } from "./vendors/wise.ts";
import { xai } from "./vendors/xai.ts";
import { xrpSeed } from "./vendors/xrp-seed.ts";
import { yandexCloud } from "./vendors/yandex-cloud.ts";
import { zerodev } from "./vendors/zerodev.ts";

/** Every family that is no exchange, sorted by id. */
export const FAMILIES: readonly Family[] = [
  adafruit,
  aezeedSeed,
  ageSecretKey,
  airtable,
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
  azure,
  biconomy,
  bip32Xprv,
  bip38,
  bip39Mnemonic,
  birdeye,
  bitbucket,
  bitcoinWif,
  bitquery,
  blastapi,
  blockdaemon,
  blockfrost,
  brevo,
  btcpay,
  buildkite,
  cardanoSkey,
  cerebras,
  chainstack,
  circleci,
  clickhouseCloud,
  clojars,
  cloudflare,
  cohere,
  coinapi,
  coinbaseCdpWalletSecret,
  coinbaseCommerce,
  coingecko,
  coinmarketcap,
  contentful,
  cornix,
  cosmosKey,
  covalent,
  cratesIo,
  crossmint,
  cryptocompare,
  databento,
  databricks,
  datadog,
  deepgram,
  deepseek,
  denoDeploy,
  digitalocean,
  discord,
  dockerHub,
  doppler,
  dropbox,
  drpc,
  duffel,
  dune,
  dynamic,
  dynatrace,
  e2b,
  easypost,
  electrumSeed,
  elevenlabs,
  ethereumKeystore,
  etherscan,
  evmPrivateKey,
  facebook,
  fastly,
  figma,
  filecoinKey,
  finnhub,
  fireworks,
  flutterwave,
  flyIo,
  frameio,
  getblock,
  github,
  gitlab,
  glassnode,
  googleCloud,
  grafana,
  groq,
  harness,
  hashicorpVault,
  hederaKey,
  helius,
  heroku,
  hetzner,
  hexSeed,
  hubspot,
  huggingFace,
  infisical,
  infracost,
  infura,
  jfrog,
  jina,
  jwt,
  kaiko,
  langfuse,
  langsmith,
  launchdarkly,
  lightningMacaroon,
  linear,
  linode,
  lunarcrush,
  magic,
  mailchimp,
  mailgun,
  mapbox,
  maxmind,
  messari,
  microsoftTeams,
  miniKey,
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
  onepassword,
  openai,
  openrouter,
  openshift,
  paddle,
  pagerduty,
  paypalBraintree,
  perplexity,
  pimlico,
  pinata,
  pinecone,
  plaid,
  planetscale,
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
  pypi,
  quicknode,
  railway,
  razorpay,
  readme,
  render,
  replicate,
  resend,
  rubygems,
  salesforce,
  santiment,
  scalingo,
  sendgrid,
  sentry,
  shippo,
  shopify,
  shyft,
  slack,
  slip39Share,
  snyk,
  solanaKeypair,
  sonarqube,
  sourcegraph,
  square,
  starknetKey,
  stellarSeed,
  stripe,
  suiPrivateKey,
  supabase,
  syndica,
  tailscale,
  tardis,
  tavily,
  telegramBot,
  tencentCloud,
  tenderly,
  terraformCloud,
  tezosSecret,
  thegraph,
  thirdweb,
  threeCommas,
  together,
  tonMnemonic,
  totpSeed,
  tradingviewWebhook,
  triton,
  tronPrivateKey,
  turnkey,
  twelvedata,
  twilio,
  twitter,
  typeform,
  upstash,
  urlCredentials,
  urlQuerySecret,
  vercel,
  vultr,
  wandb,
  wise,
  xai,
  xrpSeed,
  yandexCloud,
  zerodev,
];
