import { readSchema } from '../http/schema.ts';

/** The one method that is here, from Gmail's reference: its discovery document is not among those that the others are written from. */
export const schema = readSchema(`
gmail.users.messages.send POST /gmail/v1/users/{userId}/messages/send <Sent >Message @gmail.compose @gmail.modify @gmail.send
  @https://mail.google.com/
Sent raw threadId
Message historyId id labelIds:[s] raw snippet threadId
`);
