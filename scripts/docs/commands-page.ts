import { commandHelp, overview } from '../../packages/host/src/cli/command-help.ts';
import { commands } from '../../packages/host/src/cli/commands.ts';

export function commandsPage(): string {
  const pages = commands.map(
    (command) => `## ${command.name}\n\n\`\`\`text\n${commandHelp(command)}\n\`\`\``,
  );
  return `# The coursewright command

\`npx coursewright COMMAND\` in the repository after \`npm start\`, or where \`@coursewright/host\` is installed. It works on the
data folder of \`COURSEWRIGHT_DATA\`, beside a live host if there is one. Exit codes: 0 done, 1 failed, 2 the command line
is wrong, 78 a setting is wrong. Results go to standard output, everything else to standard error.

\`\`\`text
${overview(commands)}
\`\`\`

${pages.join('\n\n')}
`;
}
