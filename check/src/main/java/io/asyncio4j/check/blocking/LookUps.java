package io.asyncio4j.check.blocking;

import com.sun.source.tree.ExpressionTree;
import io.asyncio4j.check.code.Texts;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Program;
import io.asyncio4j.check.program.Unit;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Calls that ask the resolver for the address of a host, or for the name of an address. */
final class LookUps {
  private static final Pattern ADDRESS =
      Pattern.compile("[0-9.]+|\\[?[0-9a-fA-F:.%]*:.*|localhost");
  private static final Set<String> BY_HASH =
      Set.of("add", "contains", "remove", "put", "putIfAbsent", "get", "containsKey", "merge");

  private final Program program;

  LookUps(Program program) {
    this.program = program;
  }

  /** Whether a call that may look up a name does: an address in figures is not looked up. */
  boolean isMade(Call call) {
    Unit unit = call.in().unit();
    var parameters = call.callee().getParameters();
    if (call.owner().equals("java.net.InetSocketAddress")) {
      return call.callee().getKind() == ElementKind.CONSTRUCTOR
          ? parameters.size() == 2
              && isA(parameters.getFirst().asType(), "java.lang.String")
              && isName(unit, call.arguments().getFirst())
          : call.receiver() == null || !isMadeWithName(unit, call.receiver());
    }
    return call.arguments().isEmpty() || isName(unit, call.arguments().getFirst());
  }

  private boolean isName(Unit unit, ExpressionTree host) {
    String text = Texts.beginning(program, unit, host);
    return text == null || !ADDRESS.matcher(text.toLowerCase(Locale.ROOT)).matches();
  }

  /** An address that was made with a name gives that name. */
  private boolean isMadeWithName(Unit unit, ExpressionTree address) {
    if (program.call(address) instanceof Call made) {
      return made.name().equals("createUnresolved") || made.name().equals("InetSocketAddress");
    }
    return unit.element(address) instanceof VariableElement variable
        && program.values(variable).stream()
            .anyMatch(value ->
                program.call(value.expression()) != null
                    && isMadeWithName(value.unit(), value.expression()));
  }

  /** Whether URLs are compared or kept by their hash: both resolve their hosts. */
  boolean compares(Call call) {
    TypeMirror type = call.receiver() == null ? null : call.in().unit().type(call.receiver());
    if (isA(type, "java.net.URL")) {
      return Set.of("equals", "hashCode", "sameFile").contains(call.name());
    }
    return BY_HASH.contains(call.name())
        && type instanceof DeclaredType declared
        && !declared.getTypeArguments().isEmpty()
        && isA(declared.getTypeArguments().getFirst(), "java.net.URL")
        && (isA(type, "java.util.Set") || isA(type, "java.util.Map"));
  }

  private boolean isA(@Nullable TypeMirror type, String name) {
    return program.knowledge().isA(type, name);
  }
}
