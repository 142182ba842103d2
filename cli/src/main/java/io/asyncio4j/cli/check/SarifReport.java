package io.asyncio4j.cli.check;

import io.asyncio4j.check.Finding;
import io.asyncio4j.check.Fix;
import io.asyncio4j.check.Level;
import io.asyncio4j.check.Rule;
import io.asyncio4j.check.rules.Rules;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * For code hosts and editors: <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/">SARIF
 * 2.1.0</a>. Files are named relative to the working directory where they are below it.
 *
 * @param version of this tool
 */
record SarifReport(String version) implements ReportFormat {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  @Override
  public void print(Outcome outcome, PrintStream out) {
    var json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    out.println(json.writeValueAsString(log(outcome)));
  }

  private Map<String, Object> log(Outcome outcome) {
    var driver = new LinkedHashMap<String, Object>();
    driver.put("name", "aio check");
    driver.put("version", version);
    driver.put("rules", Rules.ALL.stream().map(SarifReport::rule).toList());
    var notes = new ArrayList<Map<String, Object>>();
    for (String error : outcome.errors()) {
      notes.add(Map.of("level", "error", "message", text(error)));
    }
    var invocation = new LinkedHashMap<String, Object>();
    invocation.put("executionSuccessful", outcome.errors().isEmpty());
    invocation.put("toolExecutionNotifications", notes);
    var results = outcome.findings().stream().map(found -> result(found, outcome.text(found)));
    var run = new LinkedHashMap<String, Object>();
    run.put("tool", Map.of("driver", driver));
    run.put("columnKind", "utf16CodeUnits");
    run.put("originalUriBaseIds", Map.of("SRCROOT", Map.of("uri", base().toUri().toString())));
    run.put("invocations", List.of(invocation));
    run.put("results", results.toList());
    var log = new LinkedHashMap<String, Object>();
    log.put("$schema", SCHEMA);
    log.put("version", "2.1.0");
    log.put("runs", List.of(run));
    return log;
  }

  private static Map<String, Object> rule(Rule rule) {
    var object = new LinkedHashMap<String, Object>();
    object.put("id", rule.name());
    object.put("name", rule.name());
    object.put("shortDescription", text(rule.summary()));
    object.put("properties", Map.of("tags", List.of(rule.mistake().label())));
    return object;
  }

  private static Map<String, Object> result(Finding finding, String source) {
    var region = new LinkedHashMap<String, Object>();
    region.put("startLine", finding.line());
    region.put("startColumn", finding.column());
    var location =
        Map.of(
            "physicalLocation",
            Map.of("artifactLocation", artifact(finding.file()), "region", region));
    var result = new LinkedHashMap<String, Object>();
    result.put("ruleId", finding.check());
    for (int i = 0; i < Rules.ALL.size(); i++) {
      if (Rules.ALL.get(i).name().equals(finding.check())) {
        result.put("ruleIndex", i);
      }
    }
    result.put("level", finding.level() == Level.INFO ? "note" : finding.level().label());
    result.put("message", text(finding.message()));
    result.put("locations", List.of(location));
    result.put("properties", Map.of("mistake", finding.mistake().label()));
    finding.fix().ifPresent(fix -> result.put("fixes", List.of(fix(fix, finding.file(), source))));
    return result;
  }

  /** The edits, and at its place an edit for the imports. */
  private static Map<String, Object> fix(Fix fix, String file, String source) {
    var edits = new ArrayList<>(fix.edits());
    if (!fix.imports().isEmpty()) {
      String imported = Fix.apply(source, List.of(new Fix("", List.of(), fix.imports())));
      int same = 0;
      while (same < source.length() && source.charAt(same) == imported.charAt(same)) {
        same++;
      }
      // Back to the line's start: imports have their first words in common.
      same = source.lastIndexOf('\n', same - 1) + 1;
      int added = imported.length() - source.length();
      if (added > 0) {
        edits.addFirst(new Fix.Edit(same, same, imported.substring(same, same + added)));
      }
    }
    var positions = new Positions(source);
    var replacements = new ArrayList<Map<String, Object>>();
    for (Fix.Edit edit : edits) {
      var region = new LinkedHashMap<String, Object>();
      region.put("startLine", positions.line(edit.start()));
      region.put("startColumn", positions.column(edit.start()));
      region.put("endLine", positions.line(edit.end()));
      region.put("endColumn", positions.column(edit.end()));
      replacements.add(
          Map.of("deletedRegion", region, "insertedContent", text(edit.replacement())));
    }
    return Map.of(
        "description",
        text(fix.description()),
        "artifactChanges",
        List.of(Map.of("artifactLocation", artifact(file), "replacements", replacements)));
  }

  private static Map<String, Object> artifact(String file) {
    Path path = Path.of(file).toAbsolutePath().normalize();
    if (!path.startsWith(base())) {
      return Map.of("uri", path.toUri().toString());
    }
    // Relative, and with what a URI has to escape escaped.
    String uri = path.toUri().toString().substring(base().toUri().toString().length());
    return Map.of("uri", uri, "uriBaseId", "SRCROOT");
  }

  private static Path base() {
    return Path.of("").toAbsolutePath().normalize();
  }

  private static Map<String, Object> text(String text) {
    return Map.of("text", text);
  }
}
