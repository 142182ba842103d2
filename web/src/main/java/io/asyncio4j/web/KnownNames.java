package io.asyncio4j.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names that a query or a form may have where a {@link Strict} record is made of it: those that
 * anything takes which the endpoint is given. Any thread.
 *
 * @param query null when it may have any
 * @param form null when it may have any
 */
record KnownNames(@Nullable Set<String> query, @Nullable Set<String> form) {
  static KnownNames of(Collection<Binding> bindings, Collection<Dependency> dependencies) {
    var all = new ArrayList<>(bindings);
    var query = new LinkedHashSet<String>();
    for (Dependency dependency : dependencies) {
      all.addAll(dependency.bindings());
      if (dependency.provider().security() instanceof SecurityScheme.ApiKey key
          && key.in() == SecurityScheme.KeyPlace.QUERY) {
        query.add(key.name());
      }
    }
    var form = new LinkedHashSet<String>();
    var strict = new LinkedHashSet<Place>();
    collect(all, false, query, form, strict);
    return new KnownNames(
        strict.contains(Place.QUERY) ? query : null, strict.contains(Place.FORM) ? form : null);
  }

  private static void collect(
      List<Binding> bindings,
      boolean isStrict,
      Set<String> query,
      Set<String> form,
      Set<Place> strict) {
    for (Binding binding : bindings) {
      switch (binding) {
        case TextBinding text -> {
          if (text.place() == Place.QUERY) {
            query.add(text.name());
          } else if (text.place() == Place.FORM) {
            form.add(text.name());
          }
          if (isStrict) {
            strict.add(text.place());
          }
        }
        case UploadBinding upload -> {
          form.add(upload.name());
          if (isStrict) {
            strict.add(Place.FORM);
          }
        }
        case RecordBinding record ->
            collect(
                record.components(),
                record.type().isAnnotationPresent(Strict.class),
                query,
                form,
                strict);
        case JsonBody _, Given _ -> {
          // It has its own way of being strict, or is made of other things.
        }
      }
    }
  }

  /** Notes which names the request has that nothing takes. */
  void check(Call call) throws IOException {
    if (query != null) {
      check(call, Place.QUERY, call.request().query().toMap().keySet(), query);
    }
    if (form != null) {
      check(call, Place.FORM, call.form().fields().keySet(), form);
      check(call, Place.FORM, call.form().uploads().keySet(), form);
    }
  }

  private static void check(Call call, Place place, Set<String> names, Set<String> known) {
    for (String name : names) {
      if (!known.contains(name)) {
        call.wrong(
            InvalidValue.at(place, name, "is not known; known are " + String.join(", ", known)));
      }
    }
  }
}
