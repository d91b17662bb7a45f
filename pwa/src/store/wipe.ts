/** Forgets everything this phone knows, for a device that is lent, sold or shared. */
import { deleteDB } from "idb";
import { closeStore, STORE_NAME } from "./database";
import { forgetDevice } from "./device";

export async function wipe(): Promise<void> {
  forgetDevice();
  await closeStore();
  await deleteDB(STORE_NAME);
  try {
    localStorage.clear();
    sessionStorage.clear();
  } catch {
    // Storage refused: there was nothing in it.
  }
}
