/** Pickups and streams of the town, valid and always the same. */
import type { Pickup, Stream } from "../../../pwa/src/rooms/waste/api";

export function pickup(over: Partial<Pickup> = {}): Pickup {
  const on = over.on ?? "2026-12-02";
  const code = over.stream ?? "compost";
  return {
    uid: `${code}-${over.planned_on ?? on}`,
    stream: code,
    sector: `${code}/A`,
    on,
    planned_on: on,
    state: "planned",
    set_out_from: "19:00",
    set_out_from_day_before: true,
    set_out_until: "07:00",
    ...over,
  };
}

const CONTAINERS: Record<string, { fr: string; en: string }> = {
  compost: { fr: "Bac brun", en: "Brown bin" },
  recyclage: { fr: "Bac bleu", en: "Blue bin" },
  ordures: { fr: "Bac noir", en: "Black bin" },
};

export function stream(code: string): Stream {
  return {
    code,
    name: { fr: code, en: code },
    container: CONTAINERS[code] ?? { fr: code, en: code },
    colour: "#7a4a21",
    symbol: code,
    set_out_words: { fr: "", en: "" },
    help: { fr: "", en: "" },
  };
}
