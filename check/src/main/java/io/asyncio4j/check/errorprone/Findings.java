package io.asyncio4j.check.errorprone;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.tools.javac.api.BasicJavacTask;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.comp.Enter;
import com.sun.tools.javac.util.Context;
import io.asyncio4j.check.Checker;
import io.asyncio4j.check.Finding;
import io.asyncio4j.check.program.Knowledge;
import io.asyncio4j.check.program.Program;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What all rules find in all sources of one compilation. Error Prone comes by unit by unit, the
 * rules look at the whole program: the first unit has it all analysed, which javac's policy {@code
 * simple} allows, since under it every class has been attributed by then.
 */
final class Findings {
  private static final Context.Key<Findings> KEY = new Context.Key<>();

  private final List<Finding> found;

  private Findings(List<Finding> found) {
    this.found = found;
  }

  static List<Finding> of(Context context) {
    Findings findings = context.get(KEY);
    if (findings == null) {
      var units = new LinkedHashSet<CompilationUnitTree>();
      Enter enter = Enter.instance(context);
      for (ClassSymbol type : Symtab.instance(context).getAllClasses()) {
        var env = enter.getEnv(type);
        if (env != null) {
          units.add(env.toplevel);
        }
      }
      Program program = Program.of(BasicJavacTask.instance(context), units, Knowledge.load());
      findings = new Findings(Checker.of(List.of()).findings(program));
      context.put(KEY, findings);
    }
    return findings.found;
  }
}
