/** Coming in and going out, as the server speaks it. */
import type { CeremonyOptions, Passkey, Passkeys, Session } from "../../../wire/api.gen";
import { call } from "../../../wire/http";

export type { Passkey, Session };
export type Json = Record<string, unknown>;

const STAFF = "/api/v1/staff";

export async function readSession(): Promise<Session> {
  return await call<Session>("GET", `${STAFF}/session`);
}

export async function deleteSession(csrf: string): Promise<void> {
  await call<void>("DELETE", `${STAFF}/session`, { csrf });
}

export async function acceptInvitation(token: string): Promise<Session> {
  return await call<Session>("POST", `${STAFF}/invitations/accept`, { body: { token } });
}

export async function startSignIn(): Promise<Json> {
  return (await call<CeremonyOptions>("POST", `${STAFF}/sign-in/options`)).public_key;
}

export async function finishSignIn(credential: Json): Promise<Session> {
  return await call<Session>("POST", `${STAFF}/sign-in`, { body: { credential } });
}

export async function startPasskey(csrf: string): Promise<Json> {
  return (await call<CeremonyOptions>("POST", `${STAFF}/passkeys/options`, { csrf })).public_key;
}

/** The session goes on under another cookie and another token. */
export async function addPasskey(credential: Json, label: string, csrf: string): Promise<Session> {
  return await call<Session>("POST", `${STAFF}/passkeys`, { body: { credential, label }, csrf });
}

export async function listPasskeys(): Promise<Passkey[]> {
  return (await call<Passkeys>("GET", `${STAFF}/passkeys`)).passkeys;
}

export async function removePasskey(id: string, csrf: string): Promise<void> {
  await call<void>("DELETE", `${STAFF}/passkeys/${id}`, { csrf });
}
