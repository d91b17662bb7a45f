/** The demo town's own services, found by the words that people bring. */
import { describe, expect, test } from "vitest";
import type { Service } from "../../../pwa/src/rooms/towns/api";
import { makeServiceSearch } from "../../../pwa/src/rooms/towns/service_search";
import services from "../../../server/parvis/towns/demo/services.json";

const { find } = makeServiceSearch(services as Service[], (moment) => moment);

describe("a service of the demo town", () => {
  test.each([
    ["cabanon", "permis-cabanon"],
    ["remise", "permis-cabanon"],
    ["couper un arbre", "abattage-arbre"],
    ["abattre", "abattage-arbre"],
    ["vente de garage", "vente-debarras"],
    ["vente-débarras", "vente-debarras"],
    ["cloture", "permis-cloture"],
    ["piscine", "permis-piscine"],
    ["spa", "permis-piscine"],
    ["médaille", "licence-chien"],
    ["dog", "licence-chien"],
    ["déménager", "demenagement"],
    ["changement d’adresse", "demenagement"],
    ["gazon", "permis-arrosage"],
    ["feux d’artifice", "permis-feu"],
    ["mariage", "reservation-salle"],
    ["fenêtre", "permis-renovation"],
    ["ponceau", "entree-charretiere"],
    ["démolir", "demolition"],
    ["visiteur", "vignette-stationnement"],
    ["archives", "acces-information"],
    ["plainte", "plainte-suggestion"],
    ["attestation", "certificat-residence"],
    ["nid de poule", "signaler"],
  ])("is found by « %s », and begins with the form %s", (text, form) => {
    expect(find(text)[0]?.form).toBe(form);
  });
});
