package io.asyncio4j.web;

import static io.asyncio4j.Asyncio.toThread;

import io.asyncio4j.http.server.ServerResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The description of an app and Swagger UI, which shows it, as routes: all out of this app and its
 * jars, so that no network is needed. For coroutines of the app's loop.
 */
final class DocsPage {
  static final String SWAGGER_VERSION = "5.34.1";
  private static final String FOLDER =
      "/META-INF/resources/webjars/swagger-ui/" + SWAGGER_VERSION + "/";
  private static final Map<String, String> FILES =
      Map.of(
          "swagger-ui-bundle.js", "text/javascript; charset=utf-8",
          "swagger-ui.css", "text/css; charset=utf-8",
          "favicon-32x32.png", "image/png",
          "oauth2-redirect.html", "text/html; charset=utf-8",
          "oauth2-redirect.js", "text/javascript; charset=utf-8");
  private static final String START = "start.js";

  /** The same for all apps of the program. */
  private static final Map<String, byte[]> LOADED = new ConcurrentHashMap<>();

  private final LiveApp live;
  private final Docs docs;
  private final String folder;
  private byte @Nullable [] description;

  private DocsPage(LiveApp live, Docs docs, String page) {
    this.live = live;
    this.docs = docs;
    this.folder = page.substring(page.lastIndexOf('/') + 1);
  }

  /** Adds the routes that the app's docs ask for: their paths, and what answers there. */
  static void addTo(LiveApp live, BiConsumer<String, Endpoint> routes) {
    Docs docs = live.app().docs();
    String path = docs.path();
    if (path == null) {
      return;
    }
    String page = docs.page();
    var shown = new DocsPage(live, docs, page == null ? "/" : page);
    routes.accept(path, (Endpoint.Of0<ServerResponse>) shown::description);
    if (page != null) {
      routes.accept(page, (Endpoint.Of0<ServerResponse>) shown::page);
      routes.accept(page + "/" + START, (Endpoint.Of0<ServerResponse>) shown::start);
      FILES.forEach((name, type) -> {
        Endpoint.Of0<ServerResponse> answer = () -> file(name, type);
        routes.accept(page + "/" + name, answer);
      });
    }
  }

  private ServerResponse description() {
    if (description == null) {
      description = live.openApi().toString().getBytes(StandardCharsets.UTF_8);
    }
    return ServerResponse.bytes(description)
        .withContentType("application/json")
        .withHeader("Cache-Control", "no-cache");
  }

  private ServerResponse page() {
    String html =
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%1$s</title>
        <link rel="icon" href="%2$s/favicon-32x32.png?%3$s">
        <link rel="stylesheet" href="%2$s/swagger-ui.css?%3$s">
        </head>
        <body>
        <div id="swagger-ui"></div>
        <script src="%2$s/swagger-ui-bundle.js?%3$s"></script>
        <script src="%2$s/%4$s"></script>
        </body>
        </html>
        """
            .formatted(escaped(live.app().title()), escaped(folder), SWAGGER_VERSION, START);
    return ServerResponse.html(html)
        .withHeader("Cache-Control", "no-cache")
        .withHeader("Content-Security-Policy", policy());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  /** Its styles are partly written into elements; scripts are files of this app alone. */
  private String policy() {
    return "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
        + " img-src 'self' data:; font-src 'self' data:; connect-src 'self'"
        + String.join("", called().stream().map(origin -> " " + origin).toList())
        + "; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
  }

  /** Where the page sends requests besides the app itself: other servers, and those of tokens. */
  private Set<String> called() {
    var urls = new LinkedHashSet<String>(docs.servers().keySet());
    for (SecurityScheme scheme : live.securitySchemes()) {
      switch (scheme) {
        case SecurityScheme.OAuth2 oauth ->
            oauth.flows().values().forEach(flow -> addNonNull(urls, flow.tokenUrl()));
        case SecurityScheme.OpenIdConnect connect -> urls.add(connect.url().toString());
        case SecurityScheme.ApiKey _, SecurityScheme.Http _ -> {
          // It is sent to the servers alone.
        }
      }
    }
    var origins = new LinkedHashSet<String>();
    for (String url : urls) {
      try {
        URI uri = URI.create(url);
        if (uri.getScheme() != null && uri.getRawAuthority() != null) {
          origins.add(uri.getScheme() + "://" + uri.getRawAuthority());
        }
      } catch (IllegalArgumentException e) {
        // A template for servers: nothing can be said of where it leads.
      }
    }
    return origins;
  }

  private static void addNonNull(Collection<String> urls, @Nullable String url) {
    if (url != null) {
      urls.add(url);
    }
  }

  private ServerResponse start() {
    ObjectNode options = OpenApiScalars.object();
    options.put("dom_id", "#swagger-ui").put("deepLinking", true);
    options.put("displayRequestDuration", true);
    docs.options()
        .forEach((name, value) -> options.set(name, live.app().json().mapper().valueToTree(value)));
    String script =
        """
        const options = %s;
        const here = new URL(location.href.split(/[?#]/)[0]);
        options.url = new URL(%s, here).href;
        options.oauth2RedirectUrl = new URL(%s, here).href;
        options.presets = [SwaggerUIBundle.presets.apis];
        const dark = matchMedia('(prefers-color-scheme: dark)');
        const paint = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
        dark.addEventListener('change', paint);
        paint();
        window.ui = SwaggerUIBundle(options);
        """
            .formatted(options, quoted(relative()), quoted(folder + "/oauth2-redirect.html"));
    return ServerResponse.text(script)
        .withContentType("text/javascript; charset=utf-8")
        .withHeader("Cache-Control", "no-cache");
  }

  private static String quoted(String text) {
    return tools.jackson.databind.node.StringNode.valueOf(text).toString();
  }

  /**
   * From the page to the description, so that both may be behind a prefix that a proxy takes off.
   */
  private String relative() {
    String page = String.valueOf(docs.page());
    String path = String.valueOf(docs.path());
    int depth = (int) page.chars().filter(c -> c == '/').count() - 1;
    return "../".repeat(depth) + path.substring(1);
  }

  private static ServerResponse file(String name, String type) throws IOException {
    byte[] bytes = LOADED.get(name);
    if (bytes == null) {
      bytes = toThread(() -> load(name));
      LOADED.put(name, bytes);
    }
    return ServerResponse.bytes(bytes)
        .withContentType(type)
        .withHeader("Cache-Control", "public, max-age=31536000, immutable")
        .withHeader("X-Content-Type-Options", "nosniff");
  }

  private static byte[] load(String name) throws IOException {
    try (var in = DocsPage.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IOException(
            name + " is not on the class path; add org.webjars:swagger-ui:" + SWAGGER_VERSION);
      }
      return in.readAllBytes();
    }
  }

  /** The names of the files that the page is made of. */
  static List<String> files() {
    return List.copyOf(FILES.keySet());
  }
}
