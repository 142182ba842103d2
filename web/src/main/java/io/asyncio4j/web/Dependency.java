package io.asyncio4j.web;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A provider in a running app: bound, and with what it has made for the app. */
final class Dependency {
  private final Provider<?> provider;
  private List<Binding> bindings = List.of();
  private Set<String> placeholders = Set.of();
  private @Nullable Object made;

  Dependency(Provider<?> provider) {
    this.provider = provider;
  }

  Provider<?> provider() {
    return provider;
  }

  /** What its parameters are made by. */
  List<Binding> bindings() {
    return bindings;
  }

  /** The placeholders that the path of each route must have which needs this. */
  Set<String> placeholders() {
    return placeholders;
  }

  void bind(Binder binder) {
    bindings = binder.bind(provider.signature());
    placeholders = binder.used();
    if (provider.perApp()) {
      for (Binding binding : bindings) {
        if (!(binding instanceof Given.Provided(var other) && other.provider.perApp())
            && !(binding instanceof Given.InBackground)) {
          throw new IllegalArgumentException(
              provider
                  + " is made once for the app, before there is any request, so it can take"
                  + " other objects of the app only; provide it by perRequest");
        }
      }
    }
  }

  /** The one of the app. */
  Object made() {
    if (made == null) {
      throw new IllegalStateException(provider + " is made when the app starts; ask later");
    }
    return made;
  }

  /** What it is for a request, or {@link Binding#INVALID}. */
  Object get(Call call) throws Exception {
    return made != null ? made : call.provided(this);
  }

  /** Makes the one of the app; those that it takes were made before, or are now. */
  Object open(LiveApp app, Resources resources) throws Exception {
    if (made == null) {
      var arguments = new Object[bindings.size()];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] =
            bindings.get(i) instanceof Given.Provided(var other)
                ? other.open(app, resources)
                : app.background();
      }
      made = make(arguments, resources);
    }
    return made;
  }

  /** Makes one for a request, or {@link Binding#INVALID}. */
  Object make(Call call, Resources resources) throws Exception {
    @Nullable Object[] arguments = Binding.bindAll(bindings, call);
    return arguments == null ? Binding.INVALID : make(arguments, resources);
  }

  private Object make(@Nullable Object[] arguments, Resources resources) throws Exception {
    Object object = provider.maker().call(arguments);
    if (object == null) {
      throw new NullPointerException(provider + " returned null; return an object, or throw");
    }
    provider.endWith(object, resources);
    return object;
  }
}
