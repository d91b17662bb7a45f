/** The editor's session, as far as this room needs it. */
import { call } from "../../../wire/http";

interface Session {
  csrf_token: string;
}

let known: Promise<Session> | undefined;

/** What unsafe requests must repeat. Asked for once; again after a refusal. */
export async function csrfToken(): Promise<string> {
  known ??= call<Session>("GET", "/api/v1/staff/session").catch((error: unknown) => {
    known = undefined;
    throw error;
  });
  return (await known).csrf_token;
}
