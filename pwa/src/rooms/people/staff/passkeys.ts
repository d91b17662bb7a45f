/** The browser's side of passkeys: WebAuthn's bytes as the JSON that the server speaks, and its refusals as three reasons. */
import { addPasskey, finishSignIn, type Json, type Session, startPasskey, startSignIn } from "./api";
import { csrf } from "./session";

export type Refusal = "cancelled" | "already" | "unsupported";

/** The person, the browser or the authenticator said no; the town was not asked. */
export class PasskeyRefusal extends Error {
  override readonly name = "PasskeyRefusal";
  readonly reason: Refusal;

  constructor(reason: Refusal, cause?: unknown) {
    super(`passkey: ${reason}`, { cause });
    this.reason = reason;
  }
}

/** Makes a passkey for whoever is signed in. */
export async function makePasskey(): Promise<Session> {
  const options = await startPasskey(await csrf());
  const made = await during(() => container().create({ publicKey: creation(options) }));
  return await addPasskey(asJson(made), deviceName(navigator.userAgent), await csrf());
}

/** Signs in with a passkey of this site, whoever's it is. */
export async function signInWithPasskey(): Promise<Session> {
  const options = await startSignIn();
  const answer = await during(() => container().get({ publicKey: request(options) }));
  return await finishSignIn(asJson(answer));
}

function container(): CredentialsContainer {
  if (typeof PublicKeyCredential !== "function" || !navigator.credentials) throw new PasskeyRefusal("unsupported");
  return navigator.credentials;
}

async function during(ceremony: () => Promise<Credential | null>): Promise<Credential> {
  try {
    const credential = await ceremony();
    if (credential) return credential;
  } catch (error) {
    throw refusal(error);
  }
  throw new PasskeyRefusal("cancelled");
}

function refusal(error: unknown): unknown {
  if (!(error instanceof DOMException)) return error;
  if (error.name === "InvalidStateError") return new PasskeyRefusal("already", error);
  if (error.name === "NotSupportedError" || error.name === "SecurityError")
    return new PasskeyRefusal("unsupported", error);
  return new PasskeyRefusal("cancelled", error);
}

/* `PublicKeyCredential.parse…OptionsFromJSON` and `toJSON` would do this; Safari has them since 18.4, we promise 16.4. */

interface Named {
  id: string;
}

function creation(options: Json): PublicKeyCredentialCreationOptions {
  const user = options["user"] as Named;
  return {
    ...(options as unknown as PublicKeyCredentialCreationOptions),
    challenge: bytes(options["challenge"]),
    user: { ...(user as unknown as PublicKeyCredentialUserEntity), id: bytes(user.id) },
    excludeCredentials: credentials(options["excludeCredentials"]),
  };
}

function request(options: Json): PublicKeyCredentialRequestOptions {
  return {
    ...(options as unknown as PublicKeyCredentialRequestOptions),
    challenge: bytes(options["challenge"]),
    allowCredentials: credentials(options["allowCredentials"]),
  };
}

function credentials(list: unknown): PublicKeyCredentialDescriptor[] {
  return ((list ?? []) as Named[]).map((each) => ({ ...each, type: "public-key", id: bytes(each.id) }));
}

function asJson(credential: Credential): Json {
  const { id, rawId, type, response } = credential as PublicKeyCredential;
  const parts: Json = { clientDataJSON: text(response.clientDataJSON) };
  if (response instanceof AuthenticatorAttestationResponse) {
    parts["attestationObject"] = text(response.attestationObject);
    parts["transports"] = response.getTransports?.() ?? [];
  } else if (response instanceof AuthenticatorAssertionResponse) {
    parts["authenticatorData"] = text(response.authenticatorData);
    parts["signature"] = text(response.signature);
    parts["userHandle"] = response.userHandle ? text(response.userHandle) : null;
  }
  return { id, rawId: text(rawId), type, response: parts };
}

/** Bytes from base64url. */
export function bytes(encoded: unknown): Uint8Array<ArrayBuffer> {
  const base64 = String(encoded).replaceAll("-", "+").replaceAll("_", "/");
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

/** Base64url of bytes. */
export function text(buffer: ArrayBuffer): string {
  const binary = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

const SYSTEMS: readonly [RegExp, string][] = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/CrOS/, "Chromebook"],
  [/Macintosh/, "Mac"],
  [/Windows/, "Windows"],
  [/Linux/, "Linux"],
];

/** What its owner will recognise the passkey by, in the list of them; empty when nothing can be told. */
export function deviceName(userAgent: string): string {
  return SYSTEMS.find(([system]) => system.test(userAgent))?.[1] ?? "";
}
