/** Keys of other programs, as the server tells them to the administration. */
import type { ApiKey, ApiKeys, MadeApiKey } from "../../../../wire/api.gen";
import { call } from "../../../../wire/http";
import { csrf } from "../../../people/staff/session";

const PATH = "/api/v1/staff/api-keys";

export async function listKeys(): Promise<ApiKey[]> {
  return (await call<ApiKeys>("GET", PATH)).keys;
}

/** Makes a key; only this answer ever holds it. */
export async function makeKey(name: string, contact: string): Promise<MadeApiKey> {
  return await call<MadeApiKey>("POST", PATH, { body: { name, contact }, csrf: await csrf() });
}

export async function revokeKey(id: string): Promise<void> {
  await call<void>("DELETE", `${PATH}/${id}`, { csrf: await csrf() });
}
