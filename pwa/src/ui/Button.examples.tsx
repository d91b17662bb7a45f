import { Button, LinkButton } from "./Button";
import { Chips, Segments } from "./Segments";

const nothing = (): void => {};

export const examples = {
  primary: () => <Button onClick={nothing}>Envoyer</Button>,
  "secondary, with its icon": () => (
    <Button variant="secondary" icon="printer">
      Imprimer
    </Button>
  ),
  "dangerous, for what cannot be undone": () => (
    <Button tone="danger" icon="trash">
      Tout effacer
    </Button>
  ),
  busy: () => <Button busy>Envoi en cours</Button>,
  "an icon alone says its name": () => <Button variant="secondary" icon="chevron-right" label="Mois suivant" />,
  "a link that looks like a button": () => <LinkButton href="/services">Voir les services</LinkButton>,
  "one of a few ways to see": () => (
    <Segments
      label="Présentation"
      value="list"
      options={[
        { value: "list", label: "Liste" },
        { value: "month", label: "Mois" },
      ]}
      onChange={nothing}
    />
  ),
  filters: () => (
    <Chips
      label="Montrer seulement"
      options={[
        { value: "brun", label: "Bac brun" },
        { value: "bleu", label: "Bac bleu" },
      ]}
      chosen={new Set(["brun"])}
      onChange={nothing}
    />
  ),
};
