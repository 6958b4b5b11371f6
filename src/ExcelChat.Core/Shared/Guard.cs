using System.Globalization;
using System.Runtime.CompilerServices;

namespace ExcelChat.Shared;

/// <summary>Checks of options, for their setters.</summary>
internal static class Guard
{
    /// <summary>The value, if it is not less than the least.</summary>
    /// <exception cref="ExcelChatConfigurationException">It is less.</exception>
    public static T AtLeast<T>(T value, T least, [CallerMemberName] string option = "")
        where T : IComparable<T>, IFormattable
        => value.CompareTo(least) >= 0
            ? value
            : throw new ExcelChatConfigurationException(string.Create(
                CultureInfo.InvariantCulture, $"The option {option} is {value}; it must be at least {least}."));

    /// <summary>The value, if it is neither less than the least nor more than the most.</summary>
    /// <exception cref="ExcelChatConfigurationException">It is less or more.</exception>
    public static T Within<T>(T value, T least, T most, [CallerMemberName] string option = "")
        where T : IComparable<T>, IFormattable
        => value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0
            ? value
            : throw new ExcelChatConfigurationException(string.Create(
                CultureInfo.InvariantCulture, $"The option {option} is {value}; it must be at least {least} and at most {most}."));
}
