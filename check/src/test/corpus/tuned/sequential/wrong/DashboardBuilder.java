import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Dashboard(int visits, int sales, String top) {
  static class Builder {
    int visits;
    int sales;
    String top = "";

    Builder visits(int n) {
      visits = n;
      return this;
    }

    Builder sales(int n) {
      sales = n;
      return this;
    }

    Builder top(String name) {
      top = name;
      return this;
    }

    Dashboard build() {
      return new Dashboard(visits, sales, top);
    }
  }
}

void main() {
  IO.println(run(() -> today()));
}

Dashboard today() {
  return new Dashboard.Builder()
      .visits(metric("visits")) // expect: sequential#1
      .sales(metric("sales")) // expect: sequential#1
      .top(bestSeller()) // expect: sequential#1
      .build();
}

int metric(String name) {
  sleep(Duration.ofMillis(5));
  return name.length() * 100;
}

String bestSeller() {
  sleep(Duration.ofMillis(5));
  return "tea";
}

/* output:
Dashboard[visits=600, sales=500, top=tea]
*/
