/** A phone without anything on it, for one test. */
import "fake-indexeddb/auto";
import { deleteDB } from "idb";
import { closeStore, reportStoreTrouble, STORE_NAME } from "../../../pwa/src/store/database";
import { forgetDatasets } from "../../../pwa/src/store/datasets";
import { forgetDevice } from "../../../pwa/src/store/device";

export async function emptyStore(): Promise<void> {
  forgetDatasets();
  forgetDevice();
  reportStoreTrouble(undefined);
  localStorage.clear();
  await closeStore();
  await deleteDB(STORE_NAME);
}
