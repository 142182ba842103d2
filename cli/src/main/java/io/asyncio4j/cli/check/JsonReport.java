package io.asyncio4j.cli.check;

import io.asyncio4j.check.Finding;
import io.asyncio4j.check.Fix;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** For programs: a JSON object a finding, one on each line. */
final class JsonReport implements ReportFormat {
  private final JsonMapper json = new JsonMapper();

  @Override
  public void print(Outcome outcome, PrintStream out) {
    for (Finding finding : outcome.findings()) {
      out.println(json.writeValueAsString(object(finding, outcome.text(finding))));
    }
  }

  private static Map<String, @Nullable Object> object(Finding finding, String text) {
    var object = new LinkedHashMap<String, @Nullable Object>();
    object.put("file", finding.file());
    object.put("line", finding.line());
    object.put("column", finding.column());
    object.put("level", finding.level().label());
    object.put("mistake", finding.mistake().label());
    object.put("check", finding.check());
    object.put("message", finding.message());
    object.put("path", finding.path());
    object.put("fix", finding.fix().map(fix -> fix(fix, text)).orElse(null));
    return object;
  }

  private static Map<String, Object> fix(Fix fix, String text) {
    var positions = new Positions(text);
    var edits = new ArrayList<Map<String, Object>>();
    for (Fix.Edit edit : fix.edits()) {
      var object = new LinkedHashMap<String, Object>();
      object.put("line", positions.line(edit.start()));
      object.put("column", positions.column(edit.start()));
      object.put("endLine", positions.line(edit.end()));
      object.put("endColumn", positions.column(edit.end()));
      object.put("replacement", edit.replacement());
      edits.add(object);
    }
    var object = new LinkedHashMap<String, Object>();
    object.put("description", fix.description());
    object.put("edits", edits);
    object.put("imports", List.copyOf(fix.imports()));
    return object;
  }
}
