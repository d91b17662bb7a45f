import { Age } from "./Age";
import { AnswerBand } from "./AnswerBand";
import { LinkButton } from "./Button";
import { Dialog } from "./Dialog";
import { Bin } from "./drawings/Bin";
import { Counter, LampPost, Letter, Snow } from "./drawings/scenes";
import { EmptyState } from "./EmptyState";
import { List, Row } from "./List";
import { Notification } from "./Notification";
import { Page, Section } from "./Page";
import { Progress } from "./Progress";
import { Skeleton } from "./Skeleton";
import { Tag } from "./Tag";

const MOMENT = Date.UTC(2026, 11, 1, 14, 57);

export const examples = {
  "the answer band, with its picture": () => (
    <AnswerBand
      eyebrow="Vos collectes, 12, rue Principale"
      detail="Dès 19 h ce soir."
      picture={<Bin symbol="organic" colour="#6b4423" />}
    >
      Ce soir : bac brun, à sortir avant 7 h
    </AnswerBand>
  ),
  "the answer band in an emergency": () => (
    <AnswerBand tone="emergency" eyebrow="Urgence" actions={<LinkButton href="/avis/1">Lire l’avis</LinkButton>}>
      Faites bouillir l’eau une minute
    </AnswerBand>
  ),
  "a page and its parts": () => (
    <Page title="Services" lead="Choisissez ce qui vous amène." back={{ href: "/", words: "Accueil" }}>
      <Section title="Ma maison" aside={<a href="/services">Tous</a>}>
        <List>
          <Row href="/services/bac" title="Obtenir un bac" detail="Livré en une semaine" end={<Tag>Gratuit</Tag>} />
          <Row title="Écocentre" picture={<Counter />} />
        </List>
      </Section>
    </Page>
  ),
  "every severity": () => (
    <>
      <Notification severity="emergency" title="Évacuez la rue du Barrage" />
      <Notification severity="warning" title="Rue fermée">
        <p>Jusqu’à vendredi.</p>
      </Notification>
      <Notification severity="info" title="Bureau fermé lundi" live />
      <Notification severity="success" title="Votre demande est reçue" />
    </>
  ),
  "every state of a request": () => (
    <>
      {["received", "in_progress", "waiting_for_you", "done", "refused", "reopened"].map((state) => (
        <Tag key={state} state={state} icon="clock">
          {state}
        </Tag>
      ))}
    </>
  ),
  "nothing yet": () => (
    <EmptyState
      title="Vos demandes seront ici"
      picture={<Letter />}
      actions={<LinkButton href="/">Accueil</LinkButton>}
    >
      Rien n’est en cours.
    </EmptyState>
  ),
  "a question before going on": () => (
    <Dialog open title="Tout effacer?" onClose={() => {}}>
      <p>On ne peut pas revenir en arrière.</p>
    </Dialog>
  ),
  "where one is": () => <Progress step={2} of={5} />,
  "how old it is": () => <Age dataset={{ fetched_at: MOMENT, stale: true }} />,
  "what is coming": () => <Skeleton lines={4} />,
  drawings: () => (
    <>
      {["garbage", "recycling", "organic", "bulky", "leaves", "tree", "unknown"].map((symbol) => (
        <Bin key={symbol} symbol={symbol} colour="#3b7a34" label={symbol} />
      ))}
      <LampPost />
      <Snow />
    </>
  ),
};
