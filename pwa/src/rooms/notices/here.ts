/** Where this phone is, as coarsely as notices need it: its district, and the collection sectors of its zone. */
import { computed } from "@preact/signals";
import { dataset } from "../../store/datasets";
import { setting } from "../../store/settings_live";
import "../waste/api";
import type { Here } from "./rules";

/** Sectors are unknown until the town's addresses are here. */
export const here = computed<Here>(() => {
  const zones = dataset("waste.addresses").value.body?.zones;
  const zone = setting("zone").value;
  return {
    district: setting("district").value || undefined,
    sectors: zones && (zones.find((one) => one.key === zone)?.sectors ?? []),
  };
});
