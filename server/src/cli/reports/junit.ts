// JUnit's XML as Jenkins and GitLab read it: a suite for each file, and a test for each problem, which fails when the check
// does. Schema: junit-10.xsd of the xUnit plugin of Jenkins.
import { xmlText } from '../../visible';
import { type Reporter, sentenceOf, startOf } from './report';

export const junitReport: Reporter = ({ output, fails }) => {
  output.own('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="virtnet">');
  return {
    add({ path, problems, lines }) {
      const name = xmlText(path);
      const failures = problems.filter((it) => fails(it.severity)).length;
      const tests = Math.max(1, problems.length);
      output.own(`  <testsuite name="${name}" tests="${tests}" failures="${failures}" errors="0">`);
      for (const it of problems) {
        const { line, column } = startOf(it, lines);
        const said = xmlText(sentenceOf(path, it, lines));
        const result = fails(it.severity)
          ? `<failure type="${it.code}" message="${xmlText(it.message)}">${said}</failure>`
          : `<system-out>${said}</system-out>`;
        output.own(`    <testcase name="${it.code} ${line}:${column}" classname="${name}">${result}</testcase>`);
      }
      if (problems.length === 0) output.own(`    <testcase name="check" classname="${name}"/>`);
      output.own('  </testsuite>');
    },
    end() {
      output.own('</testsuites>');
    },
  };
};
