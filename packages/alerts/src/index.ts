export { type Alert, compareAlerts, type Incident, type Message, type MessageKind, type Situation } from "./alert.ts";
export { type Channel, type CommandChannel, type HttpChannel, type MailChannel, type SendResult } from "./channel.ts";
export {
  type AlertPolicy,
  type ChannelState,
  DEFAULT_POLICY,
  type DueMessage,
  dueMessages,
  NEW_CHANNEL,
  type OpenProblem,
} from "./channel-state.ts";
export { parseChannel, resolveAlertUrl } from "./channel-url.ts";
export { webhookSignature } from "./channels/webhook.ts";
export {
  type AlertState,
  type ChannelReport,
  deliver,
  dispatch,
  type DispatchOptions,
  type DispatchResult,
  newAlertState,
  type Send,
  sendTest,
} from "./dispatch.ts";
export { messageBody, messageTitle } from "./message-text.ts";
export { sendHttp } from "./send-http.ts";
