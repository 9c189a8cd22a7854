// Reads what the package's front door offers, as TypeScript understands it: classes with their members, functions, and what each takes.
import { join } from 'node:path';
import ts from 'typescript';

/** Every export by name; of a class its public members. Each tells its arguments, those inside an options object too. */
export function readPackage(root) {
  const entry = join(root, 'bindings/index.ts');
  const program = ts.createProgram([entry], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    strict: true,
    skipLibCheck: true,
  });
  const checker = program.getTypeChecker();
  const exports = new Map();
  for (const symbol of checker.getExportsOfModule(
    checker.getSymbolAtLocation(program.getSourceFile(entry)),
  )) {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    const isValue = (target.flags & ts.SymbolFlags.Value) !== 0;
    const members = new Map();
    if (target.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface)) {
      const own = checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(target));
      const shared = isValue ? checker.getPropertiesOfType(checker.getTypeOfSymbol(target)) : [];
      for (const member of [...own, ...shared])
        if (isPublic(member))
          members.set(
            member.name,
            argumentsOf(checker.getNonNullableType(checker.getTypeOfSymbol(member)), checker),
          );
    }
    exports.set(symbol.name, {
      isValue,
      members,
      arguments: isValue ? argumentsOf(checker.getTypeOfSymbol(target), checker) : new Set(),
    });
  }
  return exports;
}

function isPublic(member) {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  return (
    member.name !== 'prototype' &&
    !member.name.startsWith('#') &&
    (member.declarations ?? []).every((declaration) => !(ts.getCombinedModifierFlags(declaration) & hidden))
  );
}

/** Names of the parameters of all signatures, and of the options that an object among them may hold. */
function argumentsOf(type, checker) {
  const parameters = [...type.getCallSignatures(), ...type.getConstructSignatures()].flatMap((signature) =>
    signature.getParameters(),
  );
  const optionsOf = (parameter) =>
    checker.getPropertiesOfType(checker.getNonNullableType(checker.getTypeOfSymbol(parameter)));
  return new Set(
    parameters
      .flatMap((parameter) => [parameter, ...(parameter.name === 'options' ? optionsOf(parameter) : [])])
      .map(({ name }) => name),
  );
}
