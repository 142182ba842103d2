package io.asyncio4j.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who takes part in a run, in which version, and what to do about those who are not here. */
public final class Roll<C extends Enum<C>> {
  private final Function<? super C, String> id;
  private final Map<C, String> versions = new TreeMap<>();
  private final Map<C, String> missing = new TreeMap<>();

  /**
   * Makes an empty one.
   *
   * @param id the name of a contender in the file of results
   */
  public Roll(Function<? super C, String> id) {
    this.id = id;
  }

  /** Keeps the version of a contender; one that has several processes may have several. */
  public void version(C contender, String version) {
    versions.merge(contender, version, (old, more) -> old.contains(more) ? old : old + "; " + more);
  }

  /** The versions, in the report's order. */
  public Map<C, String> versions() {
    return versions;
  }

  /** Notes that a contender is not on this machine, and what to do about it. */
  public void missing(C contender, String howToInstall) {
    missing.put(contender, howToInstall);
  }

  /** Those who are not on this machine, and what to do about it. */
  public Map<C, String> missing() {
    return missing;
  }

  /** Writes {@code versions} and {@code notInstalled}. */
  public void putInto(Map<String, @Nullable Object> json) {
    json.put("versions", byId(versions));
    json.put("notInstalled", byId(missing));
  }

  private Map<String, String> byId(Map<C, String> byContender) {
    var named = new LinkedHashMap<String, String>();
    byContender.forEach((contender, value) -> named.put(id.apply(contender), value));
    return named;
  }
}
