import type { Services } from '../commands/index.ts';
import { createCategory, deleteCategory, moveCategory, renameCategory } from './category.handlers.ts';
import {
  archiveChannel,
  changeChannelTopic,
  createChannel,
  deleteChannel,
  moveChannel,
  renameChannel,
  restoreChannel,
} from './channel.handlers.ts';
import { changeEveryonePermissions, completeImport, createGuild, renameGuild } from './guild.handlers.ts';

/** Every command of this slice, ready to be called. */
export const guildHandlers = (services: Services) => ({
  createGuild: createGuild(services),
  renameGuild: renameGuild(services),
  changeEveryonePermissions: changeEveryonePermissions(services),
  completeImport: completeImport(services),
  createCategory: createCategory(services),
  renameCategory: renameCategory(services),
  moveCategory: moveCategory(services),
  deleteCategory: deleteCategory(services),
  createChannel: createChannel(services),
  renameChannel: renameChannel(services),
  changeChannelTopic: changeChannelTopic(services),
  moveChannel: moveChannel(services),
  archiveChannel: archiveChannel(services),
  restoreChannel: restoreChannel(services),
  deleteChannel: deleteChannel(services),
});
