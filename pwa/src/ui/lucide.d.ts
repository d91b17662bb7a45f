/** Lucide ships one module per icon without types of their own. */
declare module "lucide/dist/esm/icons/*.mjs" {
  const shape: readonly (readonly [tag: string, attributes: Readonly<Record<string, string | number>>])[];
  export default shape;
}
