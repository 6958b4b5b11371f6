using ExcelChat.Events;

namespace ExcelChat.Core.Tests.Events;

/// <summary>Events with a number, for tests that care for the order only.</summary>
internal static class Happened
{
    public static ExcelChatEvent Removal(int number) => new FileRemoved { FileId = "f", DocumentCount = number };

    public static ExcelChatEvent Closing(string circuit) => new CircuitClosed { Circuit = circuit };

    public static int Number(ExcelChatEvent happened) => ((FileRemoved)happened).DocumentCount;
}
