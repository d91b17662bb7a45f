/** Who this phone is to the town. Made here, once; the town keeps only a hash of the secret. */
import { toBase64url } from "../kernel/base64url";
import { newId } from "../kernel/ids";
import { openStore } from "./database";
import type { Device } from "./schema";

const SECRET_BYTES = 32;
let known: Promise<Device> | undefined;

/** The device, made at the first need and the same ever after, in every window and in the worker. */
export function device(): Promise<Device> {
  known ??= readOrMake().catch((error: unknown) => {
    known = undefined;
    throw error;
  });
  return known;
}

/** The value of the header `Parvis-Device`. */
export async function deviceHeader(): Promise<string> {
  const { id, secret } = await device();
  return `${id}.${secret}`;
}

/** Forgets the device, so that the next call makes another; for shared devices. */
export function forgetDevice(): void {
  known = undefined;
}

/** One transaction reads and writes, so two windows that start together agree on one device. */
async function readOrMake(): Promise<Device> {
  const store = await openStore();
  const fresh: Device = { id: newId(), secret: toBase64url(crypto.getRandomValues(new Uint8Array(SECRET_BYTES))) };
  const transaction = store.transaction("settings", "readwrite");
  const row = await transaction.store.get("device");
  if (!row) await transaction.store.put({ key: "device", value: fresh });
  await transaction.done;
  return (row?.value as Device | undefined) ?? fresh;
}
