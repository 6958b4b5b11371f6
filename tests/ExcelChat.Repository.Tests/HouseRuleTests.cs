using ExcelChat.Repository.Tests.Rules;

namespace ExcelChat.Repository.Tests;

public sealed class HouseRuleTests
{
    private static readonly IReadOnlyList<SourceFile> Sources = Repository.Sources("src");

    [Fact]
    public void Type_names_say_what_they_are() => Verdict.Clean(HouseRules.ForbiddenNames(Sources));

    [Fact]
    public void Every_class_is_sealed_static_or_abstract() => Verdict.Clean(HouseRules.OpenClasses(Sources));

    [Fact]
    public void Core_has_no_public_interfaces() => Verdict.Clean(HouseRules.PublicInterfaces(Sources));

    [Fact]
    public void A_file_has_one_public_type() => Verdict.Clean(HouseRules.CrowdedFiles(Sources));

    [Fact]
    public void There_are_no_regions() => Verdict.Clean(HouseRules.Regions(Sources));

    [Fact]
    public void Nothing_is_put_off_in_a_comment() => Verdict.Clean(HouseRules.Promises(Sources));

    [Fact]
    public void Time_and_chance_are_handed_in() => Verdict.Clean(HouseRules.HiddenTime(Sources));

    [Fact]
    public void Rooms_are_handed_what_they_use_and_no_service_provider() => Verdict.Clean(HouseRules.ServiceLocators(Sources));

    [Theory]
    [InlineData("internal sealed class ChunkManager;", "Manager")]
    [InlineData("internal static class CellUtils;", "Utils")]
    [InlineData("public sealed record SheetData;", "Data")]
    [InlineData("internal enum FileInfo;", "Info")]
    [InlineData("internal delegate void RowProcessor();", "Processor")]
    public void A_name_with_an_empty_suffix_is_caught(string body, string suffix) =>
        Verdict.Caught(HouseRules.ForbiddenNames([Plant(body)]), $"ends in {suffix},");

    [Fact]
    public void A_word_that_only_sounds_like_a_suffix_is_allowed() =>
        Verdict.Clean(HouseRules.ForbiddenNames([Plant("internal sealed class Database; internal sealed class DataReader;")]));

    [Theory]
    [InlineData("internal class Open;")]
    [InlineData("internal record Open;")]
    [InlineData("internal static class Outer { class Open; }")]
    [InlineData("internal partial class Open; internal partial class Open;")]
    [InlineData("internal static class Lonely { class Open; sealed class Heir : Open; }")]
    public void A_class_left_open_is_caught(string body) => Verdict.Caught(HouseRules.OpenClasses([Plant(body)]), "Open is neither");

    [Theory]
    [InlineData("internal sealed partial class Closed; internal partial class Closed;")]
    [InlineData("internal readonly record struct Value; internal struct Raw; internal abstract record Node;")]
    public void A_closed_class_and_a_struct_are_allowed(string body) => Verdict.Clean(HouseRules.OpenClasses([Plant(body)]));

    [Fact]
    public void An_exception_may_stay_open_for_its_family_only()
    {
        Verdict.Clean(HouseRules.OpenClasses([Plant("public class RootException : Exception; public sealed class LeafException : RootException;")]));
        Verdict.Caught(HouseRules.OpenClasses([Plant("public class RootException : Exception;")]), "RootException is neither");
    }

    [Fact]
    public void A_public_interface_is_caught_in_Core_only()
    {
        Verdict.Caught(HouseRules.PublicInterfaces([Plant("public interface IReader;")]), "IReader");
        Verdict.Clean(HouseRules.PublicInterfaces([Plant("internal interface IReader;")]));
    }

    [Fact]
    public void A_second_public_type_in_a_file_is_caught()
    {
        Verdict.Caught(HouseRules.CrowdedFiles([Plant("public sealed class One; public sealed class Two;")]), "One, Two");
        Verdict.Clean(HouseRules.CrowdedFiles([Plant("public sealed class One { public sealed class Inner; } internal sealed class Two;")]));
    }

    [Fact]
    public void A_region_is_caught() =>
        Verdict.Caught(HouseRules.Regions([Plant("#region Fields\ninternal static class Fields;\n#endregion")]), "#region");

    [Theory]
    [InlineData("// TODO: later")]
    [InlineData("/* FIXME */")]
    [InlineData("/// <summary>TODO</summary>\ninternal static class Late;")]
    public void A_promise_is_caught(string body) => Verdict.Caught(HouseRules.Promises([Plant(body)]), "do it, or file an issue");

    [Theory]
    [InlineData("DateTime.Now")]
    [InlineData("System.DateTime.UtcNow")]
    [InlineData("DateTimeOffset.UtcNow")]
    [InlineData("Thread.Sleep(1)")]
    [InlineData("Random.Shared")]
    public void Hidden_time_and_chance_are_caught(string call) =>
        Verdict.Caught(HouseRules.HiddenTime([Plant($"internal static class Clock {{ static object Run() => {call}; }}")]), call.Replace("System.", "", StringComparison.Ordinal).Replace("(1)", "", StringComparison.Ordinal));

    [Fact]
    public void Time_that_is_handed_in_is_allowed() =>
        Verdict.Clean(HouseRules.HiddenTime([Plant("internal static class Clock { static object Run(TimeProvider time) => time.GetUtcNow(); }")]));

    [Fact]
    public void A_service_provider_in_a_room_is_caught() =>
        Verdict.Caught(HouseRules.ServiceLocators([Plant("internal sealed class Leak { IServiceProvider? Held; }")]), "IServiceProvider");

    private static SourceFile Plant(string body) => Planted.InRoom("Tables", body);
}
