(async () => console.log("hello"))();
