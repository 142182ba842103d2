package io.asyncio4j.check.code;

import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Program;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** The accessors that records have without writing them. */
public final class Accessors {
  private Accessors() {}

  /** The field that a call reads of one of the program's records; null for any other call. */
  public static @Nullable VariableElement field(Program program, Call call) {
    if (!call.targets().isEmpty()
        || !call.callee().getParameters().isEmpty()
        || !(call.callee().getEnclosingElement() instanceof TypeElement type)
        || type.getKind() != ElementKind.RECORD
        || !program.declares(type)) {
      return null;
    }
    return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
        .filter(field -> field.getSimpleName().equals(call.callee().getSimpleName()))
        .findFirst()
        .orElse(null);
  }
}
