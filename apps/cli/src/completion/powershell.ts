import { type Place, spellings } from "./place.ts";

const rows = (pairs: readonly (readonly [string, readonly string[]])[]): string =>
  pairs.map(([name, words]) => `    '${name}' = '${words.join(" ")}'`).join("\n");

/** A completer for PowerShell. */
export function powershell(table: readonly Place[]): string {
  const words = table.map((place) => [place.path, place.words.map(({ word }) => word)] as const);
  const options = table.map((place) => [place.path, place.options.map(({ name }) => `--${name}`)] as const);
  const values = table.flatMap((place) =>
    place.options
      .filter(({ value }) => value !== undefined)
      .flatMap((option) =>
        spellings(option).map((spelling) => [`${place.path}:${spelling}`, option.choices ?? []] as const),
      ),
  );
  return `Register-ArgumentCompleter -Native -CommandName keyguard -ScriptBlock {
  param($word, $ast, $position)
  $words = @{
${rows(words)}
  }
  $options = @{
${rows(options)}
  }
  $values = @{
${rows(values)}
  }
  $typed = @($ast.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $position } | ForEach-Object { "$_" })
  if ($typed -contains '--') { return }
  $before = if ($typed.Count -gt 0) { $typed[-1] } else { '' }
  if ($typed.Count -gt 0 -and $typed[0] -eq 'help') { $typed = @($typed | Select-Object -Skip 1) }
  $command = ''
  foreach ($one in $typed) {
    $longer = ("$command $one").Trim()
    if (-not $options.ContainsKey($longer)) { break }
    $command = $longer
  }
  $found = if ($values.ContainsKey("\${command}:$before")) { $values["\${command}:$before"] }
    elseif ($word.StartsWith('-')) { $options[$command] }
    else { $words[$command] }
  "$found" -split ' ' | Where-Object { $_ -and $_ -like "$word*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}
`;
}
