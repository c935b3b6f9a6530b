// Evaluates every expression with feelin and prints its result and the processor time of one evaluation, as lines of JSON.
// Usage: node feelin_side.mjs EXPRESSIONS CONTEXT
import { readFileSync } from "node:fs";
import * as feelin from "feelin";

const [expressions, context] = process.argv.slice(2).map((path) => JSON.parse(readFileSync(path, "utf8")));

// Since version 4 a result comes with warnings.
const value_of = (result) => (result !== null && typeof result === "object" && "value" in result ? result.value : result);

const seconds_of = (rounds, expression) => {
  const begin = process.cpuUsage();
  for (let i = 0; i < rounds; ++i) feelin.evaluate(expression, context);
  const used = process.cpuUsage(begin);
  return (used.user + used.system) / 1e6;
};

for (const expression of expressions) {
  const result = value_of(feelin.evaluate(expression, context));
  seconds_of(2000, expression); // compiled by then
  let rounds = 100;
  while (seconds_of(rounds, expression) < 0.1) rounds *= 2;
  const times = [];
  for (let i = 0; i < 5; ++i) times.push(seconds_of(rounds, expression) / rounds);
  times.sort((a, b) => a - b);
  console.log(JSON.stringify({ expression, result, from_text_ns: times[2] * 1e9 }));
}
