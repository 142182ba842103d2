import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Inbox(List<String> mails) {
  String open(int index) {
    sleep(Duration.ofMillis(2));
    return mails.get(index);
  }
}

record Login(String user) {
  Inbox inbox() {
    sleep(Duration.ofMillis(2));
    return new Inbox(List.of("dear " + user));
  }
}

Login login(String user) {
  sleep(Duration.ofMillis(2));
  return new Login(user);
}

static String shout(String text) {
  return text.toUpperCase();
}

void main() {
  run(() -> IO.println(shout(login("ada").inbox().open(0))));
}

/* output:
DEAR ADA
*/
