export { createSend } from "./send.ts";
export { sendCommand } from "./send-command.ts";
export { sendMail } from "./send-mail.ts";
export { alertStatePath, readAlertState, writeAlertState } from "./state-file.ts";
