/** Before somebody reports it again: the open reports of the same kind around the place that they just gave. */
import type { JSX } from "preact";
import type { Answers, Definition, Place } from "../../../../form_engine";
import { formatDay } from "../../../../kernel/dates";
import { pick, t } from "../../../../kernel/words";
import { useDataset } from "../../../../store/datasets";
import { LinkButton, Notification } from "../../../../ui";
import { addressOf, type FormPage } from "../../../forms/pages";
import type { PublicCategory } from "../api";
import { type Near, nearby } from "../nearby";
import { wayWords } from "../words";
import "../reports.css";

const REPORT_FORM = "signaler";

export interface Known {
  category: PublicCategory | undefined;
  near: Near[];
}

/** What is near the place that this page of a report asks for; undefined on any other page or form. */
export function useNearby({ code, subject }: Definition, answers: Answers, page: FormPage): Known | undefined {
  const told = useDataset("requests.open-reports").value.body;
  const asked = page.questions.find(({ type }) => type === "place");
  const kind = subject && answers[subject];
  if (code !== REPORT_FORM || asked === undefined || typeof kind !== "string") return undefined;
  const place = answers[asked.id] as Place | null | undefined;
  const category = told?.categories.find((one) => one.code === kind);
  return { category, near: place ? nearby(told, kind, place) : [] };
}

/** Nothing near, nothing shown: a report gets no screen more. The region stands before it speaks, or it would not be read aloud. */
export function NearbyReports({ category, near }: Known): JSX.Element {
  return (
    <div role="status">
      {near.length > 0 && (
        <Notification severity="info" title={t("requests_reports.nearby")}>
          <p>{t("requests_reports.nearby.what")}</p>
          <ul class="pv-nearby">
            {near.map((one) => {
              const words = wordsOf(one, category);
              return (
                <li key={one.report.id}>
                  <p>{words}</p>
                  <LinkButton variant="secondary" href={addressOf({ code: "moi-aussi", about: one.report.id })}>
                    {t("requests_reports.nearby.same")}
                    <span class="pv-hidden">{`, ${words}`}</span>
                  </LinkButton>
                </li>
              );
            })}
          </ul>
        </Notification>
      )}
    </div>
  );
}

function wordsOf({ report, way }: Near, category: PublicCategory | undefined): string {
  const reported = t("requests_reports.reported", { day: formatDay(report.opened_on, { short: true }) });
  return [pick(category?.title), report.place_words, way && wayWords(way), reported].filter(Boolean).join(" · ");
}
