package io.asyncio4j.examples.notes;

import io.asyncio4j.web.App;
import io.asyncio4j.web.Problem;
import io.asyncio4j.web.middleware.Csrf;
import io.asyncio4j.web.middleware.SecurityHeaders;
import io.asyncio4j.web.middleware.Session;
import io.asyncio4j.web.middleware.Sessions;
import io.asyncio4j.web.templates.Templates;
import java.sql.Connection;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The app: what it provides, what stands around it, and the routes of the other files. */
final class NotesApp {
  private static final long LARGEST_REQUEST = 50L << 20;

  private NotesApp() {}

  static App of(Settings settings) {
    var templates = Templates.beside(NotesApp.class);
    var app = new App("Notes").description("Notes with tags, search, files and live updates.");
    app.server(server -> server.maxBodySize(LARGEST_REQUEST).gracePeriod(Duration.ofSeconds(2)));
    app.use(
        SecurityHeaders.of()
            .withContentSecurityPolicy(
                "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'"));
    app.use(Sessions.of(settings.sessionKey()));
    app.use(Csrf.of());
    provide(app, settings);
    app.onException(LoginRequiredException.class, (e, request) -> Problem.of(401, e.getMessage()));
    app.include("/api", NotesApi.routes());
    app.include("/static", StaticResources.routes());
    app.include(AccountPages.routes(templates));
    app.include(NotesPages.routes(templates));
    return app;
  }

  private static void provide(App app, Settings settings) {
    app.provide(Database.class, () -> Database.open(settings.database()));
    app.provide(Users.class, Users::new);
    app.provide(Changes.class, Changes::listen);
    app.provide(FileStore.class, (Database database) -> FileStore.open(settings.files(), database));
    app.perRequest(Connection.class, (Database database) -> database.begin())
        .endingWith(NotesApp::end);
    app.perRequest(User.class, NotesApp::user);
    app.perRequest(Notes.class, Notes::new);
    app.perRequest(Attachments.class, Attachments::new);
  }

  /** All of a request is one transaction: it counts if nothing failed. */
  private static void end(Connection connection, @Nullable Throwable failure) throws Exception {
    try (connection) {
      if (failure == null) {
        connection.commit();
      } else {
        connection.rollback();
      }
    }
  }

  private static User user() {
    User user = Session.current().get("user", User.class);
    if (user == null) {
      throw new LoginRequiredException();
    }
    return user;
  }
}
