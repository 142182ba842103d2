package io.asyncio4j.check.code;

import com.sun.source.tree.ExpressionTree;
import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** What is passed for the parameters of the program's methods and the components of its records. */
public final class Arguments {
  private final Map<VariableElement, List<Program.Value>> passed = new HashMap<>();

  private Arguments(Program program) {
    for (Body body : program.bodies()) {
      for (Call call : body.calls()) {
        for (Body target : call.targets()) {
          if (target.kind() == Body.Kind.METHOD) {
            add(call, target.parameters());
          }
        }
        if (call.callee().getKind() == ElementKind.CONSTRUCTOR
            && call.callee().getEnclosingElement() instanceof TypeElement type
            && type.getKind() == ElementKind.RECORD
            && program.declares(type)) {
          add(call, components(type));
        }
      }
    }
  }

  public static Arguments of(Program program) {
    return program.analysis(Arguments.class, Arguments::new);
  }

  /** The expressions that are passed for a parameter anywhere in the program. */
  public List<Program.Value> of(VariableElement parameter) {
    return passed.getOrDefault(parameter, List.of());
  }

  private void add(Call call, List<VariableElement> parameters) {
    for (int i = 0; i < Math.min(parameters.size(), call.arguments().size()); i++) {
      ExpressionTree argument = call.arguments().get(i);
      passed
          .computeIfAbsent(parameters.get(i), _ -> new ArrayList<>())
          .add(new Program.Value(call.in().unit(), argument));
    }
  }

  private static List<VariableElement> components(TypeElement type) {
    return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
        .filter(field -> !field.getModifiers().contains(javax.lang.model.element.Modifier.STATIC))
        .toList();
  }
}
