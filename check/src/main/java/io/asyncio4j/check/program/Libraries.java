package io.asyncio4j.check.program;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * What methods do that no table names and that have no source here, by their byte code: those of
 * other modules, and of jars.
 *
 * <p>Calls are followed to where a table says more, some classes deep: what is found further down
 * is mostly done in rare cases only. Whether a method waits or holds the loop, one call is enough
 * to say. That it changes nothing is said only of one all of whose calls are known to change
 * nothing.
 */
final class Libraries {
  private static final int DEPTH = 4;
  private static final int METHODS = 200;

  /** A lock is waited for, but seldom long; it makes no sequence. */
  private static final Set<String> REAL_WAITS = Set.of("reads", "writes", "stateful", "sleep");

  /** Those that are done each time, unlike the reading of a library's own resources. */
  private static final Set<String> REAL_BLOCKS =
      Set.of("file", "stdin", "native", "crypto", "parallel");

  private static final Set<String> CHANGES = Set.of("writes", "ordered", "request");
  private static final Set<String> STATE = Set.of("mutates", "stateful");

  /** A method that calls {@code sleep} is not one itself: who calls it waits for its result. */
  private static final Set<String> HANDED_UP = Set.of("reads", "clock", "console");

  private final Knowledge knowledge;
  private final ByteCode code;
  private final Map<ExecutableElement, Known> found = new HashMap<>();

  Libraries(Knowledge knowledge, ByteCode code) {
    this.knowledge = knowledge;
    this.code = code;
  }

  /** What a method does; {@link Known#NOTHING} where it neither waits nor holds the loop. */
  Known of(ExecutableElement method) {
    Known known = found.get(method);
    if (known == null) {
      CompiledMethod compiled = code.method(method);
      known =
          compiled == null
              ? Known.NOTHING
              : new Walk(method.getSimpleName().toString()).from(compiled);
      found.put(method, known);
    }
    return known;
  }

  /** One method, with all that it calls. */
  private final class Walk {
    private final Set<String> flags = new LinkedHashSet<>();
    private final Map<String, String> values = new HashMap<>();
    private boolean isClear;

    Walk(String name) {
      isClear = !Words.sayChange(name);
    }

    private record Reached(CompiledMethod method, int depth) {}

    Known from(CompiledMethod root) {
      var next = new ArrayDeque<Reached>();
      var seen = new HashSet<CompiledMethod.Callee>();
      next.add(new Reached(root, 1));
      while (!next.isEmpty()) {
        Reached at = next.remove();
        isClear &= !at.method.stores() && at.method.lambdas().isEmpty();
        for (CompiledMethod.Callee callee : at.method.calls()) {
          CompiledMethod called = seen.add(callee) ? visit(callee) : null;
          if (called != null && at.depth < DEPTH && seen.size() < METHODS) {
            next.add(new Reached(called, at.depth + 1));
          } else if (called != null) {
            isClear = false;
          }
        }
      }
      boolean matters = flags.contains("suspends") || flags.contains("parks");
      if (!matters && values.isEmpty()) {
        return Known.NOTHING;
      }
      if (!isClear) {
        flags.add("writes");
        flags.add("mutates");
      }
      return new Known(flags, values);
    }

    /** Takes in what is known of a method; otherwise gives its code, where it has some. */
    private @Nullable CompiledMethod visit(CompiledMethod.Callee callee) {
      TypeElement owner = code.type(callee.owner());
      if (owner == null) {
        isClear &= callee.owner().startsWith("[");
        return null;
      }
      Known known = knowledge.of(owner, callee.name());
      if (known != Known.NOTHING) {
        take(known, owner);
        return null;
      }
      CompiledMethod called = code.method(owner, callee.name(), callee.descriptor());
      if (called == null) {
        isClear &= isHarmless(owner, callee.name());
      }
      return called;
    }

    private void take(Known known, TypeElement owner) {
      if (known.suspends()) {
        flags.add("suspends");
      }
      if (known.parks() && known.flags().stream().anyMatch(REAL_WAITS::contains)) {
        flags.add("parks");
      }
      String kind = known.value("blocks");
      if (kind != null && REAL_BLOCKS.contains(kind)) {
        flags.add("blocks");
        values.putIfAbsent("blocks", kind);
      }
      for (String flag : known.flags()) {
        if (HANDED_UP.contains(flag)) {
          flags.add(flag);
        }
        isClear &= !CHANGES.contains(flag) && (!STATE.contains(flag) || isBuilder(owner));
      }
    }

    private boolean isBuilder(TypeElement owner) {
      return owner.getQualifiedName().contentEquals("java.lang.StringBuilder");
    }

    /** A method of the JDK that no table names, and that does not sound as if it changed things. */
    private boolean isHarmless(TypeElement owner, String name) {
      return owner.getQualifiedName().toString().startsWith("java.")
          && !EffectScanner.soundsLikeChange(name);
    }
  }
}
