/** « Ajouter à votre agenda »: the collections in one's own calendar, which then follows every change by itself. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { language, t } from "../../../kernel/words";
import { setting } from "../../../store/settings_live";
import { CheckboxGroup, EmptyState, LinkButton, Page, RadioGroup, Section, TextField } from "../../../ui";
import "../feed.css";
import type { Stream, WasteCalendar } from "../api";
import type { FeedReminder, FeedWish } from "../feed";
import { containerOf, otherNameOf, upperFirst } from "../words";
import { FeedLinks } from "./FeedLinks";
import { NotReady } from "./NotReady";
import { useCollections } from "./useCollections";

export function Subscribe(): JSX.Element {
  const collections = useCollections();
  return (
    <Page
      title={t("waste_feed.title")}
      lead={t("waste_feed.lead")}
      back={{ href: "/collectes", words: t("waste.title") }}
    >
      {collections.state === "no-address" && <NoAddress />}
      {collections.state === "ready" && <Choices streams={served(collections)} />}
      {collections.state !== "ready" && collections.state !== "no-address" && <NotReady collections={collections} />}
    </Page>
  );
}

/** The bins that pass at the address, in the town's order. */
function served({ calendar, streams }: { calendar: WasteCalendar; streams: readonly Stream[] }): Stream[] {
  const there = new Set(calendar.pickups.map((pickup) => pickup.stream));
  return streams.filter((stream) => there.has(stream.code));
}

function NoAddress(): JSX.Element {
  return (
    <EmptyState
      title={t("waste_feed.no_address")}
      actions={<LinkButton href="/adresse">{t("waste.band.give_address")}</LinkButton>}
    >
      <p>{t("waste_feed.no_address_what")}</p>
    </EmptyState>
  );
}

const USUAL: Record<FeedReminder["day"], string> = { veille: "19:00", jour: "06:00" };

function Choices({ streams }: { streams: readonly Stream[] }): JSX.Element {
  const codes = streams.map((stream) => stream.code);
  const [left, setLeft] = useState<readonly string[]>([]);
  const [day, setDay] = useState<FeedReminder["day"] | "">("");
  const [hours, setHours] = useState(USUAL);
  const chosen = codes.filter((code) => !left.includes(code));
  const at = day && hours[day];
  const isWhole = chosen.length > 0 && (!day || at !== "");
  return (
    <>
      <form class="pv-feed-choices" onSubmit={(event) => event.preventDefault()}>
        <CheckboxGroup
          id="bacs"
          label={t("waste_feed.bins")}
          error={chosen.length > 0 ? undefined : t("waste_feed.bins_none")}
          options={streams.map((stream) => ({
            value: stream.code,
            label: upperFirst(containerOf(streams, stream.code)),
            help: otherNameOf(stream),
          }))}
          value={chosen}
          onChange={(kept) => setLeft(codes.filter((code) => !kept.includes(code)))}
        />
        <RadioGroup
          id="rappel"
          label={t("waste_feed.reminder")}
          help={t("waste_feed.reminder_help")}
          options={(["", "veille", "jour"] as const).map((value) => ({
            value,
            label: t(`waste_feed.reminder.${value || "none"}`),
          }))}
          value={day}
          onChange={(value) => setDay(value as typeof day)}
        />
        {day && (
          <TextField
            id="heure"
            type="time"
            label={t("waste_feed.hour")}
            error={at ? undefined : t("waste_feed.hour_none")}
            value={at}
            onInput={(value) => setHours({ ...hours, [day]: value })}
          />
        )}
      </form>
      <Section title={t("waste_feed.link.title")}>
        {isWhole ? (
          <FeedLinks wish={wishOf(chosen.length === codes.length ? [] : chosen, day && { day, at })} />
        ) : (
          <p>{t("waste_feed.link.not_yet")}</p>
        )}
      </Section>
    </>
  );
}

/** With every bin no list of them: one that the town adds later then comes by itself. */
function wishOf(streams: readonly string[], reminder: FeedReminder | ""): FeedWish {
  const address = setting("address").value;
  return {
    zone: setting("zone").value ?? "",
    street: address?.street ?? "",
    dwellings: address?.dwellings ?? 0,
    streams,
    reminder: reminder || undefined,
    language: language.value,
  };
}
