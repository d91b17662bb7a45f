/** The crew's screens, in one chunk: whoever opened one opens the others without network. */
export { CrewPage } from "./views/CrewPage";
export { RoundPage } from "./views/RoundPage";
