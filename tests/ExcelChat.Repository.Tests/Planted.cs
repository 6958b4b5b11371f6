namespace ExcelChat.Repository.Tests;

/// <summary>Small sources with or without a fault, to prove that a rule can fail.</summary>
internal static class Planted
{
    /// <summary>A file of a room, in the room's namespace.</summary>
    public static SourceFile InRoom(string room, string body, string name = "Planted.cs", string usings = "") =>
        new($"src/ExcelChat.Core/{room}/{name}", $"{usings}\nnamespace ExcelChat.{room};\n{body}\n");

    /// <summary>A file of the lobby.</summary>
    public static SourceFile InLobby(string body) => new("src/ExcelChat.Core/Lobby.cs", $"namespace ExcelChat;\n{body}\n");

    /// <summary>A file with so many lines.</summary>
    public static SourceFile WithLines(int lines) => new("src/ExcelChat.Core/Tables/Long.cs", string.Concat(Enumerable.Repeat("\n", lines)));

    /// <summary>A method that spans so many lines.</summary>
    public static SourceFile WithMethod(int lines) =>
        InRoom("Tables", $"internal static class Long\n{{\n    static void Run()\n    {{{string.Concat(Enumerable.Repeat("\n", lines - 2))}    }}\n}}");
}
