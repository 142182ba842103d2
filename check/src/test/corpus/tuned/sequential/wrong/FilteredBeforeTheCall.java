import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Member(String name, boolean active) {}

void main() {
  run(() -> {
    var mails = new ArrayList<String>();
    for (Member member : List.of(new Member("ada", true), new Member("bob", false), new Member("cy", true))) {
      if (!member.active()) {
        continue;
      }
      mails.add(address(member.name())); // expect: sequential
    }
    IO.println(mails);
  });
}

String address(String name) {
  sleep(Duration.ofMillis(5));
  return name + "@example.com";
}

/* output:
[ada@example.com, cy@example.com]
*/
