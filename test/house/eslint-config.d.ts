declare module "*/eslint.config.cjs" {
  import { type Linter } from "eslint";
  const rules: Linter.Config[];
  export default rules;
}
