import { Combobox } from "./Combobox";
import { CheckboxGroup, RadioGroup, Switch } from "./choices";
import { ErrorSummary } from "./ErrorSummary";
import { Select, TextArea, TextField } from "./TextField";

const nothing = (): void => {};
const OPTIONS = [
  { value: "rue", label: "Dans la rue" },
  { value: "parc", label: "Dans un parc", help: "Aussi un terrain de jeu ou un sentier" },
];

export const examples = {
  "one line": () => <TextField id="nom" label="Votre nom" value="" onInput={nothing} autocomplete="name" />,
  "one line, to correct": () => (
    <>
      <ErrorSummary errors={[{ id: "courriel", words: "Écrivez un courriel comme nom@exemple.ca." }]} />
      <TextField
        id="courriel"
        type="email"
        label="Votre courriel"
        help="Pour vous répondre"
        error="Écrivez un courriel comme nom@exemple.ca."
        value="nom@"
        onInput={nothing}
      />
    </>
  ),
  "a question that is the title of its screen": () => (
    <TextField id="titre" label="Quelle rue?" heading need="(facultatif)" value="" onInput={nothing} />
  ),
  "several lines": () => <TextArea id="texte" label="Que se passe-t-il?" value="" onInput={nothing} />,
  "one of a list": () => <Select id="rue" label="Quelle rue?" value="rue" options={OPTIONS} onChange={nothing} />,
  "one of several": () => (
    <RadioGroup id="ou" label="Où est-ce?" heading options={OPTIONS} value="rue" onChange={nothing} />
  ),
  "several of several": () => (
    <CheckboxGroup id="sujets" label="Quels sujets?" options={OPTIONS} value={["parc"]} onChange={nothing} />
  ),
  "on or off": () => (
    <Switch id="neige" label="Déneigement" help="Deux ou trois fois par mois" checked onChange={nothing} />
  ),
  "found as one types": () => (
    <Combobox
      id="adresse"
      label="Votre adresse"
      value="12 pr"
      onInput={nothing}
      options={[{ id: "1", words: "12, rue Principale" }]}
      onPick={nothing}
    />
  ),
};
