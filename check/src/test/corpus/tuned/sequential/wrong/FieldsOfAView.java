import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class ProfileView {
  String name = "";
  List<String> friends = List.of();

  void load(int id) {
    name = name(id); // expect: sequential#1
    friends = friends(id); // expect: sequential#1
  }

  private static String name(int id) {
    sleep(Duration.ofMillis(5));
    return "user " + id;
  }

  private static List<String> friends(int id) {
    sleep(Duration.ofMillis(5));
    return List.of("user " + (id + 1), "user " + (id + 2));
  }
}

void main() {
  run(() -> {
    var view = new ProfileView();
    view.load(1);
    IO.println(view.name + " knows " + view.friends);
  });
}

/* output:
user 1 knows [user 2, user 3]
*/
