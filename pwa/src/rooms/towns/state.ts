/** Tells the kernel about the town as soon as its profile is known. */
import { effect } from "@preact/signals";
import { townZone } from "../../kernel/dates";
import { town } from "../../kernel/town";
import { dataset } from "../../store/datasets";
import "./api";

/** Follows the profile. Gives the function that stops. */
export function followTown(): () => void {
  return effect(() => {
    const profile = dataset("towns.profile").value.body;
    if (!profile) return;
    town.value = { slug: profile.slug, name: profile.name, phone: profile.phone };
    townZone.value = profile.time_zone;
  });
}
