// Reads state machines as JSON, by name, each {"type", "definition"}; prints what is wrong with each, by name.
const validate = require("asl-validator");

// Its schemas take no empty string and no line break within a string. Step Functions takes both.
const withoutItsLimits = (key, value) => (typeof value === "string" ? value.replace(/\n/g, " ") || " " : value);

const machines = JSON.parse(require("fs").readFileSync(0, "utf8"), withoutItsLimits);
const findings = Object.entries(machines).map(([name, machine]) => [
  name,
  validate(machine.definition).errors.map((error) => `${error["Error code"]}: ${error.Message}`),
]);
console.log(JSON.stringify(Object.fromEntries(findings)));
