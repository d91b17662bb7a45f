/** One service: for whom, what is needed, cost, delay, and how to begin or to speak to someone. */
import type { ComponentChildren, JSX } from "preact";
import { pick, t, type Words } from "../../../kernel/words";
import type { ViewProps } from "../../../shell/router";
import { refreshDataset, useDataset } from "../../../store/datasets";
import {
  Age,
  AnswerBand,
  Counter,
  EmptyState,
  LinkButton,
  Page,
  PhoneLink,
  ProblemNote,
  Section,
  Skeleton,
} from "../../../ui";
import type { Service } from "../api";
import { momentWords } from "../rules";
import { OnPaper } from "./OnPaper";
import { SearchForm } from "./SearchForm";

export function ServicePage({ params }: ViewProps): JSX.Element {
  const state = useDataset("towns.profile").value;
  const service = state.body?.services.find((one) => one.code === params["code"]);
  const back = { href: "/services", words: t("towns.services.title") };
  if (service) {
    return (
      <Page title={pick(service.title)} back={back} band={<Band service={service} />}>
        <Facts service={service} />
        {service.form && <OnPaper form={service.form} />}
        <Speak service={service} />
        <Age dataset={state} />
      </Page>
    );
  }
  return (
    <Page title={t("towns.service.title")} back={back}>
      {state.state === "loading" && <Skeleton lines={5} />}
      {state.state === "failed" && (
        <ProblemNote problem={state.problem} onRetry={() => void refreshDataset("towns.profile")} />
      )}
      {state.state === "ready" && (
        <>
          <EmptyState title={t("towns.service.unknown")} picture={<Counter />}>
            {t("towns.service.unknown_what")}
          </EmptyState>
          <SearchForm />
          <p>
            <LinkButton href="/services" variant="secondary">
              {t("towns.service.all")}
            </LinkButton>
          </p>
        </>
      )}
    </Page>
  );
}

function Band({ service }: { service: Service }): JSX.Element {
  return (
    <AnswerBand
      eyebrow={momentWords(service.moment)}
      detail={pick(service.summary)}
      actions={
        <>
          {service.form && <LinkButton href={`/formulaires/${service.form}`}>{t("towns.service.start")}</LinkButton>}
          {service.url && (
            <LinkButton href={service.url} variant={service.form ? "secondary" : "primary"}>
              {t("towns.service.site")}
            </LinkButton>
          )}
        </>
      }
    >
      {pick(service.title)}
    </AnswerBand>
  );
}

function Facts({ service }: { service: Service }): JSX.Element {
  return (
    <dl class="pv-facts">
      <Fact name={t("towns.service.audience")} words={service.audience} />
      {service.needs.length > 0 && (
        <div>
          <dt>{t("towns.service.needs")}</dt>
          <dd>
            <ul>
              {service.needs.map((need) => (
                <li key={pick(need)}>{pick(need)}</li>
              ))}
            </ul>
          </dd>
        </div>
      )}
      <Fact name={t("towns.service.cost")} words={service.cost} />
      <Fact name={t("towns.service.delay")} words={service.delay} />
    </dl>
  );
}

function Fact({ name, words }: { name: ComponentChildren; words: Words }): JSX.Element | null {
  const said = pick(words);
  if (!said) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{said}</dd>
    </div>
  );
}

function Speak({ service }: { service: Service }): JSX.Element {
  return (
    <Section title={t("towns.service.speak")}>
      <p>
        {t("towns.service.speak_words")} <PhoneLink phone={service.phone ?? undefined} />
      </p>
    </Section>
  );
}
