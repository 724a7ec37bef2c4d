// The manifest of the elements, for editors and documentation: https://custom-elements-manifest.open-wc.org

const states = new Map();

export default {
  globs: ['src/components/**/*.ts', 'src/charts/*.ts', 'src/elements/*.ts'],
  exclude: ['src/**/*.test.ts'],
  litelement: true,
  outdir: '.',
  plugins: [internalStates(), builtPaths()],
};

/** What is declared with `state: true` is the element's own business: no attribute, no public member. */
function internalStates() {
  return {
    name: 'internal-states',
    analyzePhase({ ts, node }) {
      if (!ts.isClassDeclaration(node) || node.name === undefined) return;
      const names = node.members
        .filter((member) => ts.isPropertyDeclaration(member) && member.name.getText() === 'properties')
        .flatMap((member) => member.initializer?.properties ?? [])
        .filter((property) => /\bstate:\s*true\b/.test(property.initializer?.getText() ?? ''))
        .map((property) => property.name.getText());
      states.set(node.name.getText(), new Set(names));
    },
    packageLinkPhase({ customElementsManifest }) {
      for (const declaration of customElementsManifest.modules.flatMap(({ declarations }) => declarations)) {
        const internal = states.get(declaration.name) ?? new Set();
        const open = ({ name, fieldName = name }) => !internal.has(fieldName);
        if (declaration.attributes) declaration.attributes = declaration.attributes.filter(open);
        if (declaration.members) declaration.members = declaration.members.filter(open);
      }
    },
  };
}

/** The package has what was built of the sources, not the sources. */
function builtPaths() {
  const built = (text) => text.replaceAll(/"(\/?)src\/([^"]+)\.ts"/g, '"$1dist/$2.js"');
  return {
    name: 'built-paths',
    packageLinkPhase({ customElementsManifest }) {
      Object.assign(customElementsManifest, JSON.parse(built(JSON.stringify(customElementsManifest))));
    },
  };
}
