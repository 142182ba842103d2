package io.asyncio4j.examples.notes;

import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.web.Form;
import io.asyncio4j.web.Router;
import io.asyncio4j.web.middleware.Session;
import io.asyncio4j.web.templates.Templates;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.sql.SQLException;
import java.util.Optional;

/** Sign up, log in, log out. */
final class AccountPages {
  private final Templates templates;

  /** What a new user chooses. */
  record SignUp(
      @Form @Pattern(regexp = "[\\p{L}\\p{N}._-]{2,40}", message = "is no name: letters and digits")
          String name,
      @Form @Size(min = 8, max = 200) String password) {}

  record LogIn(@Form String name, @Form String password) {}

  /** What the page shows. */
  record Page(String action, String name, String error) {}

  private AccountPages(Templates templates) {
    this.templates = templates;
  }

  static Router routes(Templates templates) {
    var pages = new AccountPages(templates);
    var router = PageProblems.router(templates);
    router.get("/signup", () -> pages.page("signup", "", "")).hidden();
    router.get("/login", () -> pages.page("login", "", "")).hidden();
    router.post("/signup", pages::signUp).hidden();
    router.post("/login", pages::logIn).hidden();
    router.post("/logout", AccountPages::logOut).hidden();
    return router;
  }

  private ServerResponse signUp(SignUp form, Users users) throws SQLException {
    Optional<User> user = users.signUp(form.name(), form.password());
    return user.isPresent()
        ? enter(user.get())
        : page("signup", form.name(), "Somebody is called that already.").withStatus(409);
  }

  private ServerResponse logIn(LogIn form, Users users) throws SQLException {
    Optional<User> user = users.logIn(form.name(), form.password());
    return user.isPresent()
        ? enter(user.get())
        : page("login", form.name(), "The name or the password is wrong.").withStatus(403);
  }

  private static ServerResponse enter(User user) {
    Session session = Session.current();
    session.regenerate();
    session.put("user", user);
    return ServerResponse.redirect("/");
  }

  private static ServerResponse logOut() {
    Session.current().clear();
    return ServerResponse.redirect("/login");
  }

  private ServerResponse page(String action, String name, String error) {
    return templates.render("account.html", new Page(action, name, error));
  }
}
